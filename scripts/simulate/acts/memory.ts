import type { By, Who } from "@/scripts/simulate/acts/act";
import type { Answer, Caller } from "@/scripts/simulate/world/api";
import type { Email } from "@/scripts/simulate/world/deliveries";
import type { World } from "@/scripts/simulate/world/world";

/** What acts remember of a life for those that come after. */
export type Memory = {
  readonly begins: number;
  /** The revision that the last change of each meeting made. */
  readonly revisions: Map<number, number>;
  /** Links that operators gave out, by meeting and person. */
  readonly links: Map<string, string>;
  readonly emails: readonly Email[];
};

/** What came of an act. A status is undefined where none can be seen. */
export type Outcome = { readonly status: number | undefined; readonly body?: unknown };

/** Keeps the revision that a change made, for its undoing: a page offers that only where something is to be told. */
export function noted(memory: Memory, meeting: number, answered: Answer): Answer {
  if (answered.status !== 200) return answered;
  // Safe: a change that was taken answers with the meeting, which the judge of the API checks.
  const { revision, changes } = answered.body as { revision: number; changes: readonly unknown[] };
  if (changes.length > 0) memory.revisions.set(meeting, revision);
  return answered;
}

/** How a person calls the API: a program by their key, or their own browser. */
export async function callerOf(world: World, who: Who, by: By): Promise<Caller> {
  const person = world.person(who);
  return by === "key" ? { name: who, key: await person.key() } : { name: who, browser: await person.browser() };
}
