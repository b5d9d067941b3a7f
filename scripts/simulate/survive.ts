import type { Act, Kill } from "@/scripts/simulate/acts/act";
import type { World } from "@/scripts/simulate/world/world";

/** Does what may be killed at a statement of the product, and does it again in another process where it was. */
export async function survive<Result>(
  world: World,
  kill: Kill | undefined,
  attempt: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly killed: boolean }> {
  if (!kill) return { result: await attempt(), killed: false };
  const { mortal } = world;
  mortal.arm(kill);
  const ended = attempt().finally(() => mortal.disarm());
  // What is left of it when its process has died is nobody's any more.
  ended.catch(() => undefined);
  const first = await Promise.race([mortal.died, ended.then((result) => ({ result }))]);
  if (first !== "died") return { ...first, killed: false };
  await world.restart();
  // An email may have been taken by then, and of the rest nobody knows how far it came.
  Object.assign(world.weather, { stormy: true, answersLost: true });
  return { result: await attempt(), killed: true };
}

/** The kill of an act that belongs to this part of it. */
export function killIn(act: Act, part: Kill["in"]): Kill | undefined {
  return act.kill?.in === part ? act.kill : undefined;
}
