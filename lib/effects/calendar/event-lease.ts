import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool } from "@/lib/db/shape";
import type { Effects } from "@/lib/effects/effects";
import { newId } from "@/lib/ids";

/** Longer than the calls of one sync take together; what a worker that died leaves behind is free after it. */
const TURN_SECONDS = 90;

/** Thrown when this event is in other hands; the next run finds out what is left to do. */
export class CalendarBusyError extends Error {
  override readonly name = "CalendarBusyError";
  readonly reason = "out_of_turn";
}

type Where = { readonly meetingId: string; readonly connectionId: string };

/**
 * Does `work` while nobody else writes or reads this meeting's event in this calendar: two at once could make it twice.
 * Undefined when there is no such event line any more.
 * @throws CalendarBusyError while someone else does
 */
export async function withEventLease<T>(
  { db }: Pick<Effects, "db">,
  { meetingId, connectionId }: Where,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const turn = newId();
  const where = Prisma.sql`meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`;
  const [line] = await query(db, { mine: bool })`
    with mine as (
      update calendar_events set turn = ${turn}::uuid, turn_until = clock_timestamp() + ${TURN_SECONDS}::float8 * interval '1 second'
       where ${where} and (turn_until is null or turn_until < clock_timestamp()) returning id
    )
    select exists (select 1 from mine) as mine from calendar_events where ${where}`;
  if (!line) return undefined;
  if (!line.mine) throw new CalendarBusyError();
  try {
    return await work();
  } finally {
    // A pause that the provider asked for has another turn's name: it stays.
    await db.$executeRaw(Prisma.sql`
      update calendar_events set turn = null, turn_until = null where ${where} and turn = ${turn}::uuid`);
  }
}

/** Leaves this event alone for so long, because the provider asked for it. */
export async function postponeEvent(
  { db }: Pick<Effects, "db">,
  { meetingId, connectionId }: Where,
  seconds: number,
): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update calendar_events set turn = gen_random_uuid(), turn_until = clock_timestamp() + ${seconds}::float8 * interval '1 second'
     where meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`);
}
