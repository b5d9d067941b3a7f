import type { Context } from "@/lib/context";

/** The user's own accounts that meetings do not reach. */
export type TroubledConnections = {
  /** Names of accounts that do not let us in any more. */
  readonly broken: readonly string[];
  /** Names of accounts whose calendar for meetings is gone, full or not to be written to. */
  readonly failing: readonly string[];
  /** Names of accounts of which one could hold the meetings, since the one that did is disconnected. */
  readonly unchosen: readonly string[];
};

/** None for keys and guests. */
export async function findTroubledConnections({ actor, db }: Context): Promise<TroubledConnections> {
  if (actor.kind !== "user") return { broken: [], failing: [], unchosen: [] };
  const found = await db.calendarConnection.findMany({
    where: { userId: actor.userId, OR: [{ state: "broken" }, { writeFailure: { not: null } }, { choiceDue: true }] },
    select: { account: true, state: true, writeFailure: true, choiceDue: true },
    orderBy: { id: "asc" },
  });
  const accounts = (some: (one: (typeof found)[number]) => boolean) => found.filter(some).map(({ account }) => account);
  return {
    broken: accounts(({ state }) => state === "broken"),
    failing: accounts(({ state, writeFailure }) => state !== "broken" && writeFailure !== null),
    unchosen: accounts(({ choiceDue }) => choiceDue),
  };
}
