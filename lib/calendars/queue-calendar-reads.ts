import { standsInOwn } from "@/lib/calendars/own-calendar";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";

/** Poll hourly even with a push channel: pushes get lost. A second calendar of the account is not pushed at all. */
const WHILE_CALLED_SECONDS = 3600;
const MOST = 200;

/**
 * Queues reading every connected calendar that meetings are written to and whose time has come, and notes when it comes again. Several workers may do so
 * at once: each takes others. @returns how many
 */
export async function queueDueCalendarReads(tx: Tx, now: number, pollSeconds: number): Promise<number> {
  const at = instant(now);
  const due = await query(tx, { connectionId: uuid })`
    update calendar_connections k
       set read_at = ${at} + interval '1 second' * greatest(${pollSeconds}::int,
             case when channel_expires_at > ${at} and not ${standsInOwn(now)} then ${WHILE_CALLED_SECONDS} else 0 end)
     where id in (select id from calendar_connections where state = 'connected' and writes and read_at <= ${at}
                   order by read_at limit ${MOST} for update skip locked)
    returning id as "connectionId"`;
  await queueCalendarReads(tx, due);
  return due.length;
}

export async function queueCalendarReads(tx: Tx, connections: readonly { connectionId: string }[]): Promise<void> {
  await enqueue(
    tx,
    connections.map(({ connectionId }) => ({ name: "read-calendar", key: newId(), payload: { connectionId } })),
  );
}
