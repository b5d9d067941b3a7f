import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";

/**
 * An instant of the database as whole epoch milliseconds, which arrive as a JavaScript number; null stays null. A length of
 * time gives its milliseconds. @param expression a column, or SQL that gives an instant
 */
export function epochMillis(expression: string | Prisma.Sql): Prisma.Sql {
  const value = typeof expression === "string" ? Prisma.raw(expression) : expression;
  return Prisma.sql`(extract(epoch from ${value}) * 1000)::float8`;
}

/** The other way: epoch milliseconds as an instant of the database, whatever zone its session has. */
export function instant(epochMilliseconds: number): Prisma.Sql {
  return Prisma.sql`${new Date(epochMilliseconds)}::timestamptz`;
}

/** Several of them, as an array for `unnest`. */
export function instants(epochMilliseconds: readonly number[]): Prisma.Sql {
  return Prisma.sql`${epochMilliseconds.map((at) => new Date(at).toISOString())}::timestamptz[]`;
}

/**
 * Holds a meeting until the transaction ends, so that what is done to it comes one after the other; does nothing where it is
 * gone. What depends on the meeting is read in a later statement: only that one sees what the lock's former holder committed.
 */
export async function lockMeeting(tx: Tx, meetingId: string): Promise<void> {
  await lockMeetings(tx, Prisma.sql`id = ${meetingId}::uuid`);
}

/**
 * Holds all meetings that a condition on `meetings` names until the transaction ends, in one order everywhere, so that two
 * never wait for each other. What names a meeting by a foreign key is written meanwhile, unless it is held to be deleted: where that
 * waited too, what it had changed before would be waited for by the holder, which is a deadlock.
 * @returns their ids
 */
export async function lockMeetings(tx: Tx, which: Prisma.Sql, to: "change" | "delete" = "change"): Promise<string[]> {
  const how = Prisma.raw(to === "change" ? "for no key update" : "for update");
  const meetings = await query(tx, { id: uuid })`select id from meetings where ${which} order by id ${how}`;
  return meetings.map(({ id }) => id);
}
