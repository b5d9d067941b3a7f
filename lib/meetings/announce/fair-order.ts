import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { float, int } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** Seconds by which each queued mail of a host moves the host's next one back in the order. */
const SECONDS_PER_WAITING_MAIL = 60;
/** Origin of priorities, so that they fit the 31 bits of a job's priority until 2094. */
const FIRST_TURN = Date.UTC(2026, 0, 1) / 1000;

export type MailQueue = {
  /** By the database's clock, in seconds since 1970. */
  readonly now: number;
  /** How many of the host's mails wait. */
  readonly waiting: number;
};

export const mailQueue = { now: float, waiting: int };

/** The queue of a host's mails as two columns, `now` and `waiting`. @param hostId an expression that gives the host's id */
export function mailQueueOf(hostId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select ${epochMillis("clock_timestamp()")} / 1000 as now, count(*)::int as waiting
      from deliveries d
     where d.state = 'queued' and d.channel = 'email' and d.host_id = ${hostId}`;
}

/**
 * Fair order among hosts. A mail's priority is the time now in whole seconds, moved back for each mail of the same host
 * that is still queued: so one host's hundred mails interleave with those of others, and none starves. Pure.
 * @param waiting without the new mails themselves
 */
export function startOfQueue({ now, waiting }: MailQueue): number {
  return Math.floor(now) - FIRST_TURN + waiting * SECONDS_PER_WAITING_MAIL;
}

/** Priority from which a meeting's mails begin when they are stored already, so that they must not count as waiting. */
export async function queueStartBefore(
  tx: Tx,
  meetingId: string,
  deliveries: readonly { channel: string }[],
): Promise<number> {
  const mails = deliveries.filter(({ channel }) => channel === "email").length;
  if (mails === 0) return 0;
  const hostId = Prisma.sql`(select host_id from meetings where id = ${meetingId}::uuid)`;
  const [queue] = await query(tx, mailQueue)`${mailQueueOf(hostId)}`;
  if (!queue) throw new Error("A count is always a row.");
  return startOfQueue({ ...queue, waiting: Math.max(0, queue.waiting - mails) });
}

/** The turn of a new mail. Pure. @param index of the mail among the new ones */
export function mailPriority(before: number, index: number): number {
  return before + (index + 1) * SECONDS_PER_WAITING_MAIL;
}
