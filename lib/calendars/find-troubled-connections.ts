import type { Context } from "@/lib/context";

/** The user's own accounts that meetings do not reach. */
export type TroubledConnections = {
  /** Names of accounts that do not let us in any more. */
  readonly broken: readonly string[];
  /** Names of accounts whose calendar for meetings is gone, full or not to be written to. */
  readonly failing: readonly string[];
};

/** None for keys and guests. */
export async function findTroubledConnections({ actor, db }: Context): Promise<TroubledConnections> {
  if (actor.kind !== "user") return { broken: [], failing: [] };
  const found = await db.calendarConnection.findMany({
    where: { userId: actor.userId, OR: [{ state: "broken" }, { writeFailure: { not: null } }] },
    select: { account: true, state: true },
    orderBy: { id: "asc" },
  });
  const accountsOf = (broken: boolean) =>
    found.filter(({ state }) => (state === "broken") === broken).map(({ account }) => account);
  return { broken: accountsOf(true), failing: accountsOf(false) };
}
