import type { Context } from "@/lib/context";

/** The user's own accounts that do not let us in any more; none for keys and guests. */
export async function findBrokenConnections({ actor, db }: Context): Promise<string[]> {
  if (actor.kind !== "user") return [];
  const where = { userId: actor.userId, state: "broken" } as const;
  const broken = await db.calendarConnection.findMany({ where, select: { account: true }, orderBy: { id: "asc" } });
  return broken.map(({ account }) => account);
}
