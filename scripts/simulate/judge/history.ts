import { demand } from "@/scripts/simulate/judge/finding";
import type { World } from "@/scripts/simulate/world/world";

/** The history of each meeting is whole and in its order. */
export async function judgeHistory(world: World): Promise<void> {
  for (const [number, { id }] of world.meetings) {
    const { intact } = await world.admin(`history export --meeting ${id}`);
    demand(intact === true, "history", `The history of meeting ${number} is not intact.`);
  }
}
