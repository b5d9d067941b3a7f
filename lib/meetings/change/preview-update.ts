import { z } from "zod";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { StoredRecipient } from "@/lib/meetings/announce/load-recipients";
import { type NoticePreview, noticePreviewSchema, planAnnouncements } from "@/lib/meetings/announce/plan-announcements";
import { lockToChange } from "@/lib/meetings/change/lock-to-change";
import { planUpdate, type UpdatePlan } from "@/lib/meetings/change/plan-update";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { changeSchema } from "@/lib/meetings/content";
import { findMeeting } from "@/lib/meetings/find-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/** What the dry run of an update answers. */
export const updatePreviewSchema = z.strictObject({
  changes: z.array(changeSchema),
  notices: z.array(noticePreviewSchema),
});

export type UpdatePreview = Readonly<z.output<typeof updatePreviewSchema>>;

/**
 * What `updateMeeting` would change and who would be told what by which channel (docs/design/product.md#32). Stores
 * nothing.
 * @param mayChange as in `updateMeeting`
 */
export function previewUpdate(
  ctx: Context,
  meetingId: string,
  input: UpdateMeetingInput,
  mayChange: (current: MeetingRow) => void = () => undefined,
): Promise<UpdatePreview> {
  return inTransaction(ctx.db, async (tx) => {
    const seen = await findMeeting({ ...ctx, db: tx }, meetingId);
    const before = await lockToChange(ctx, tx, seen, input);
    mayChange(before);
    const plan = await planUpdate(ctx, tx, before, input);
    return { changes: [...plan.changes], notices: noticesOf(plan, ctx.now()) };
  });
}

/**
 * Nothing reaches a closed account (docs/design/calendars.md#6). In-app messages to someone invited by address would tell the host that there is an account
 * (docs/design/product.md#14).
 */
function noticesOf(plan: UpdatePlan, now: number): NoticePreview[] {
  const recipients = recipientsAfter(plan);
  const byId = new Map(recipients.map((recipient) => [recipient.id, recipient]));
  const { kind, endedByHost } = plan.before;
  const meeting = { kind, endedByHost, content: plan.content };
  return planAnnouncements(meeting, recipients, now).flatMap(({ channel, template, invitationId }) => {
    const recipient = byId.get(invitationId);
    if (!recipient || recipient.accountClosed || (channel === "in_app" && recipient.asGuest)) return [];
    return [{ inviteeId: recipient.isNew ? null : recipient.id, email: recipient.email, channel, template }];
  });
}

function recipientsAfter({ stored, invitees }: UpdatePlan): (StoredRecipient & { isNew: boolean })[] {
  const removed = new Set(invitees.removed.map(({ id }) => id));
  const restored = new Set(invitees.restored.map(({ id }) => id));
  const kinds = new Map(invitees.converted.map(({ id, to }) => [id, to.kind]));
  const kept = stored.map((one) => ({
    ...one,
    kind: kinds.get(one.id) ?? one.kind,
    removed: removed.has(one.id) || (one.removed && !restored.has(one.id)),
    invitedAnew: restored.has(one.id) || one.invitedAnew,
    isNew: false,
  }));
  const added = invitees.added.map((invitee) => ({
    ...invitee,
    id: invitee.email,
    tokenVersion: 0,
    removed: false,
    cancellationSent: false,
    notified: null,
    invitedAnew: false,
    updateMails: "always" as const,
    calendarConnected: false,
    asGuest: invitee.byAddress,
    accountClosed: false,
    isNew: true,
  }));
  return [...kept, ...added];
}
