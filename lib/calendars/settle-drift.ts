import { driftToUpdate } from "@/lib/calendars/drift-to-update";
import { findMeetingCalendars, type MeetingDrift } from "@/lib/calendars/meeting-calendars";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { syncJob } from "@/lib/meetings/announce/queue-calendar-syncs";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { enqueue } from "@/lib/outbox/enqueue";
import { calendarWords } from "@/lib/wording/calendar-words";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

export const settleChoices = ["retry", "ours", "theirs", "leave"] as const;
export type SettleChoice = (typeof settleChoices)[number];

/**
 * Tries once more, or decides about what is different in an own calendar: `ours` writes the meeting over it, and puts back an
 * event that was deleted; `theirs` changes the meeting like any other edit; `leave` leaves an event that was deleted out of that
 * calendar, whatever becomes of the meeting later.
 * @throws AppError `not_found` for a calendar that is not the user's own, and what `updateMeeting` throws
 */
export function settleDrift(
  ctx: Context,
  meetingId: string,
  connectionId: string,
  choice: SettleChoice,
): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const meeting = await findMeeting(inner, meetingId);
    const own = (await findMeetingCalendars(inner, meetingId)).find((one) => one.connectionId === connectionId);
    if (!own) throw notFound();
    if (choice === "theirs" && own.drift?.kind === "changed") {
      await updateMeeting(inner, meetingId, theirsOf(ctx, meeting, own.drift));
    }
    if (choice === "ours" && own.drift) await forget(tx, meetingId, connectionId, own.drift);
    if (choice === "leave" && own.drift?.kind === "deleted") return leaveOut(inner, tx, meetingId, connectionId);
    await queueAnother(inner, tx, meetingId, connectionId);
  });
}

function theirsOf(ctx: Context, meeting: MeetingRow, drift: MeetingDrift & { kind: "changed" }): UpdateMeetingInput {
  const changes = drift.fields.map(({ field, theirs }) => {
    const said = field === "description" ? withoutLink(ctx, meeting, theirs) : theirs;
    return driftToUpdate(meeting, { field, theirs: said });
  });
  return Object.assign({}, ...changes);
}

/** The last lines of an event say how many come and where to, which is no part of its description. */
function withoutLink({ appUrl }: Context, meeting: MeetingRow, text: string): string {
  const wordsFor = (people: number) =>
    calendarWords({
      hostName: meeting.hostName,
      locale: mailLocaleOf(meeting.hostLocale),
      place: { type: meeting.locationType, value: meeting.locationValue },
      disclosure: "neutral",
      title: "",
      description: null,
      meetingUrl: `${appUrl}/m/${meeting.slug}`,
      people,
    }).description;
  return text.replace(wordsFor(meeting.invitations.length), "").replace(wordsFor(0), "").trim();
}

/** What the calendar says counts as our last words from now on, so that the meeting's are the newer ones. */
async function forget(tx: Tx, meetingId: string, connectionId: string, drift: MeetingDrift): Promise<void> {
  const where = Prisma.sql`meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`;
  if (drift.kind !== "changed") {
    await tx.$executeRaw(Prisma.sql`
      update calendar_events set external_id = null, etag = null, calendar_id = null, pushed = '{"written": null}', drift = null where ${where}`);
    return;
  }
  const said = JSON.stringify(Object.assign({}, ...drift.fields.map(pushedPart)));
  await tx.$executeRaw(Prisma.sql`
    update calendar_events set drift = null, pushed = jsonb_set(pushed, '{written}', (pushed -> 'written') || ${said}::jsonb)
     where ${where} and pushed -> 'written' is not null`);
}

function pushedPart({ field, theirs }: { field: string; theirs: string }): object {
  // Of a form that nothing has, so that the event is written whatever it says.
  if (field === "mail") return { form: 0 };
  if (field !== "time") return { [field]: theirs };
  const [startsAt, endsAt] = theirs.split("/").map(Number);
  return { startsAt, endsAt };
}

/** Where the event was is kept: it may be put back there. */
async function leaveOut(ctx: Context, tx: Tx, meetingId: string, connectionId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update calendar_events set drift = '{"kind": "left_out"}'::jsonb, state = 'skipped', reason = 'left_out', at = ${instant(ctx.now())}
     where meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`);
}

async function queueAnother(ctx: Context, tx: Tx, meetingId: string, connectionId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update calendar_events set state = 'pending', reason = null, at = ${instant(ctx.now())}
     where meeting_id = ${meetingId}::uuid and connection_id = ${connectionId}::uuid`);
  await enqueue(tx, [syncJob(meetingId, connectionId)]);
}
