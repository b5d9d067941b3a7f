import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";

/** Each mail that a host has waiting moves the host's next one back by so many seconds of the queue's order. */
const SECONDS_PER_WAITING_MAIL = 60;
/** Turns count from here, so that they fit the 31 bits of a job's priority until 2094. */
const FIRST_TURN = Date.UTC(2026, 0, 1) / 1000;

/**
 * Where in the queue a host's next mails stand. A turn is an instant in whole seconds, moved back for every mail of the same
 * host that waits already: so one host's hundred invitees stand between those of others and not before them, and nobody waits
 * for ever, because turns of later mails lie later. Read after the new mails were stored, which are not counted.
 * @returns the turn before that of the first new mail
 */
export async function turnBefore(
  tx: Tx,
  meetingId: string,
  deliveries: readonly { channel: string }[],
): Promise<number> {
  const mails = deliveries.filter(({ channel }) => channel === "email").length;
  if (mails === 0) return 0;
  const [queue] = await tx.$queryRaw<{ now: number; waiting: number }[]>(Prisma.sql`
    select extract(epoch from clock_timestamp())::float8 as now, count(*)::int as waiting
      from deliveries d
     where d.state = 'queued' and d.channel = 'email'
       and d.meeting_id in (select m.id from meetings m where m.host_id = (select host_id from meetings where id = ${meetingId}::uuid))`);
  if (!queue) throw new Error("A count is always a row.");
  return Math.floor(queue.now) - FIRST_TURN + Math.max(0, queue.waiting - mails) * SECONDS_PER_WAITING_MAIL;
}

/** The turn of a new mail. Pure. @param index of the mail among the new ones */
export function turnOf(before: number, index: number): number {
  return before + (index + 1) * SECONDS_PER_WAITING_MAIL;
}
