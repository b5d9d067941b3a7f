import { requireHost } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { resolveInvitees } from "@/lib/meetings/invitees/resolve-invitees";
import { timesOf } from "@/lib/meetings/meeting-times";
import { newMeeting } from "@/lib/meetings/schedule/new-meeting";
import type { ScheduleMeetingInput } from "@/lib/meetings/schedule/schedule-meeting-input";
import { storeMeeting } from "@/lib/meetings/schedule/store-meeting";

/** What happened since. Instants in epoch milliseconds. */
type Since = { response: "accepted"; respondedAt: number } | { cancelledAt: number; cancelReason: string };

/**
 * The rows of a meeting that was scheduled when `ctx.now` says, its mails already sent. Written without `scheduleMeeting`
 * because that would queue emails, and nobody should be invited to what is over.
 */
export async function storePastMeeting(ctx: Context, input: ScheduleMeetingInput, since: Since): Promise<void> {
  const { userId } = requireHost(ctx);
  const timing = timesOf(input, ctx.now());
  if ("errors" in timing) throw invalid(timing.errors);
  await inTransaction(ctx.db, async (tx) => {
    const { host, invitees } = await resolveInvitees(tx, userId, input);
    const rows = newMeeting(ctx, input, timing.times, host, invitees, "host");
    await storeMeeting(tx, rows);
    const meetingId = rows.meeting.id;
    await tx.delivery.updateMany({ where: { meetingId, channel: "email" }, data: { state: "sent" } });
    if ("response" in since) {
      const answer = { response: since.response, respondedAt: new Date(since.respondedAt) };
      await tx.invitation.updateMany({ where: { meetingId }, data: answer });
    } else {
      const cancelledAt = new Date(since.cancelledAt);
      const cancelled = { status: "cancelled" as const, cancelledAt, updatedAt: cancelledAt };
      await tx.meeting.update({ where: { id: meetingId }, data: { ...cancelled, cancelReason: since.cancelReason } });
    }
  });
}
