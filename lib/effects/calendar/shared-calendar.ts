import type { CalendarCopy, StoredEvent } from "@/lib/adapters/calendar";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import type { CalendarTask, OtherWriter } from "@/lib/effects/calendar/calendar-task";
import type { Effects } from "@/lib/effects/effects";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { enqueue } from "@/lib/outbox/enqueue";

/** Thrown where another connection of ours writes this very event: this one neither writes, reads back nor deletes it. */
export class SharedCalendarError extends Error {
  override readonly name = "SharedCalendarError";
}

type Found = Pick<CalendarCopy, "writer"> & StoredEvent;

/** The other connection that stands for this event, by what the event says or by where it is. Pure. */
export function writerOf(
  { others }: Pick<CalendarTask, "others">,
  { externalId, writer }: Found,
): OtherWriter | undefined {
  return others.find((one) => one.connectionId === writer || (one.sameCalendar && one.externalId === externalId));
}

/** @throws SharedCalendarError where the event is another connection's to write */
export function requireOwnEvent(task: Pick<CalendarTask, "others">, found: Found): void {
  if (writerOf(task, found)?.wins) throw new SharedCalendarError();
}

const lineOf = (meetingId: string, connectionId: string) =>
  Prisma.sql`meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`;

/** Records that another connection holds the meeting in this calendar (docs/design/calendars.md#4). */
export async function recordShared({ db, now }: Effects, { meeting, connectionId }: CalendarTask): Promise<void> {
  const at = instant(now());
  await db.$executeRaw(Prisma.sql`
    update calendar_events set state = 'synced', reason = 'shared_calendar', external_id = null, etag = null, calendar_id = null, pushed = null,
           drift = null, revision = ${meeting.revision}, at = ${at}, synced_at = ${at} where ${lineOf(meeting.id, connectionId)}`);
}

/** After this connection took an event over, the one that wrote it before looks whose it is. */
export async function passOn({ db, now }: Effects, { meeting }: CalendarTask, former: OtherWriter): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw(Prisma.sql`
      update calendar_events set state = 'pending', reason = null, external_id = null, etag = null, pushed = '{"written": null}', at = ${instant(now())}
       where ${lineOf(meeting.id, former.connectionId)}`);
    await enqueue(tx, [syncJob(meeting.id, former.connectionId)]);
  });
}
