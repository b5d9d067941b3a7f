import { z } from "zod";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { messagesWhenScheduled } from "@/lib/meetings/announce/consequences";
import { type NoticePreview, noticePreviewSchema } from "@/lib/meetings/announce/plan-announcements";
import type { NewInvitee } from "@/lib/meetings/invitees/invitee-rules";
import { resolveInvitees } from "@/lib/meetings/invitees/resolve-invitees";
import type { Times } from "@/lib/meetings/meeting-times";
import { findBusy } from "@/lib/meetings/schedule/find-busy";
import { findCalendarBusy } from "@/lib/meetings/schedule/find-calendar-busy";
import { checkSchedule } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { inviteeViewSchema } from "@/lib/meetings/view-schema";
import { rfc3339Of } from "@/lib/time/rfc3339";

const instant = z.iso.datetime();

/** What scheduling would do. */
export const schedulePreviewSchema = z.strictObject({
  invitees: z.array(inviteeViewSchema.pick({ kind: true, userId: true, name: true, email: true })),
  /** Time that the host has given away already. */
  conflicts: z.array(z.strictObject({ startsAt: instant, endsAt: instant, source: z.enum(["meeting", "calendar"]) })),
  notices: z.array(noticePreviewSchema),
  /** Kinds of connected calendars that did not answer in time, or hold what nobody can read. Left out where all was read. */
  unreadCalendars: z.array(z.enum(["google", "caldav"])).optional(),
});

export type SchedulePreview = Readonly<z.output<typeof schedulePreviewSchema>>;

/**
 * Who would be invited and told what, and what overlaps (docs/design/product.md#6, #7, #32). Stores nothing, and says
 * of an address only that it is one (docs/design/product.md#14). @throws AppError as `scheduleMeeting`
 */
export async function previewSchedule(ctx: Context, input: ScheduleMeetingInput): Promise<SchedulePreview> {
  const { hostId, times } = checkSchedule(ctx, input);
  const shown = await inTransaction(ctx.db, async (tx) =>
    (await resolveInvitees(tx, hostId, input)).invitees.map(shownToHost),
  );
  return { invitees: shown, ...(await conflictsWith(ctx, times)), notices: noticesOf(input, shown) };
}

function shownToHost({ kind, userId, name, email, byAddress }: NewInvitee): SchedulePreview["invitees"][number] {
  if (byAddress || kind === "external") return { kind: "guest", userId: null, name, email };
  return { kind, userId, name, email };
}

/** Outside of any transaction, because calendars may take their time. */
async function conflictsWith(
  ctx: Context,
  times: Times,
): Promise<Pick<SchedulePreview, "conflicts" | "unreadCalendars">> {
  const [meetings, calendars] = await Promise.all([findBusy(ctx, times), findCalendarBusy(ctx, times)]);
  const found = [
    ...meetings.map((span) => ({ ...span, source: "meeting" as const })),
    ...calendars.busy.map((span) => ({ ...span, source: "calendar" as const })),
  ];
  const unread = new Set(calendars.unread.map(({ source }) => source));
  return {
    conflicts: found
      .toSorted((one, other) => one.startsAt - other.startsAt)
      .map(({ startsAt, endsAt, source }) => ({ startsAt: rfc3339Of(startsAt), endsAt: rfc3339Of(endsAt), source })),
    ...(unread.size > 0 ? { unreadCalendars: [...unread] } : {}),
  };
}

function noticesOf(input: ScheduleMeetingInput, invitees: SchedulePreview["invitees"]): NoticePreview[] {
  const invitations = invitees.map(({ email, userId }) => ({ id: email, userId }));
  return messagesWhenScheduled({ ...input, invitations }).map(({ invitationId: email, channel, template }) => ({
    inviteeId: null,
    email,
    channel,
    template,
  }));
}
