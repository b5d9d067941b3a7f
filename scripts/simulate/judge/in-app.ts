import { demand } from "@/scripts/simulate/judge/finding";
import type { Model } from "@/scripts/simulate/model/model";
import type { World } from "@/scripts/simulate/world/world";

const KINDS = ["meeting_scheduled", "meeting_updated", "meeting_cancelled", "time_kept", "new_message"];

/** Everyone with an account has exactly the entries that they are owed, and nobody else has any. */
export async function judgeInApp(world: World, model: Model): Promise<void> {
  const { rows } = await world.database.client.query<{ user: string; meeting: string; kind: string }>({
    name: "notifications",
    text: "select user_id as user, meeting_id as meeting, kind from notifications where kind = any($1)",
    values: [KINDS],
  });
  const names = new Map(
    [...world.people.values()].flatMap(({ userId, who }) => (userId ? [[userId, who] as const] : [])),
  );
  const numbers = new Map([...world.meetings].map(([number, { id }]) => [id, number]));
  const there = counted(rows.map(({ user, meeting, kind }) => `${names.get(user)} ${numbers.get(meeting)} ${kind}`));
  const owed = counted(model.entries.map(({ who, meeting, kind }) => `${who} ${meeting} ${kind}`));
  for (const entry of new Set([...there.keys(), ...owed.keys()])) {
    const [is, shall] = [there.get(entry) ?? 0, owed.get(entry) ?? 0];
    demand(is === shall, "in-app", `In the app there are ${is} entries “${entry}”, not ${shall}.`);
  }
}

function counted(entries: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return counts;
}
