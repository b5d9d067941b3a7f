import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bool, float, orNull, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { deliveryRows } from "@/lib/deliveries/delivery-rows";
import { lift } from "@/lib/deliveries/suppression";
import { notFound, refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { newId } from "@/lib/ids";
import { queueMail } from "@/lib/meetings/announce/queue-mail";
import { secondsUntilResend } from "@/lib/meetings/announce/resend-pause";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import { isOver, statusOf } from "@/lib/meetings/meeting-status";
import { notificationRows } from "@/lib/notifications/notify";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { DAY } from "@/lib/time/durations";

/**
 * Sends an invitee their invitation again: the same UID and sequence, no sooner than `secondsUntilResend` says. Doing so is also the
 * host's word to try an address again that bounced or complained. @returns the id of the new delivery
 * @throws AppError `not_found`, `forbidden`, `conflict` when there is nothing to come to any more, `rate_limited`
 */
export function resendInvitation(ctx: Context, meetingId: string, invitationId: string): Promise<{ id: string }> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const meeting = await lockHostedMeeting(ctx, tx, meetingId);
    const invitation = meeting.invitations.find(({ id }) => id === invitationId);
    if (!invitation) throw notFound();
    const address = { hostId: meeting.hostId, email: invitation.email };
    if (isOver(statusOf(meeting, ctx.now()))) {
      throw refusal(
        "conflict",
        "nothing_to_send",
        "This meeting is over or cancelled, so there is no invitation to send.",
      );
    }
    if (invitation.accountClosed) {
      throw refusal(
        "conflict",
        "account_closed",
        "Their account is closed, so nothing reaches them. Remove them, or invite another address.",
      );
    }
    await requirePause(tx, address, invitationId, ctx.now());
    // The host's word: an address that bounced or complained is tried again (docs/design/product.md#21).
    await lift(tx, ctx.secrets, address);
    await announceAhead(tx, meetingId, invitationId, ctx.now());
    const id = await queueMail(tx, { id: invitationId, meetingId }, "invitation", ctx.now());
    await appendHistory(tx, ctx, meetingId, "invitation_resent", [
      { field: "invitation", from: null, to: invitationId },
    ]);
    return { id };
  });
}

/**
 * Sends an invitation again that has not left yet: it leaves now, in the app too, and what is announced of it in a moment is nothing
 * new to its recipient. Undone, it is called off like any other. Of whoever has no account in the meeting the same is asked, and
 * nothing stored.
 */
async function announceAhead(tx: Tx, meetingId: string, invitationId: string, now: number): Promise<void> {
  const [ahead] = await query(tx, { userId: orNull(uuid) })`
    update invitations i set queued_revision = m.revision from meetings m
     where i.id = ${invitationId}::uuid and m.id = i.meeting_id and coalesce(i.added_revision > i.queued_revision, true)
    returning case when i.kind <> 'external' then i.user_id end as "userId"`;
  if (!ahead) return;
  await tx.$executeRaw(Prisma.sql`
    with said as (
      select ${newId()}::uuid as id, m.id as meeting_id, i.id as invitation_id, i.user_id, m.announced_sequence as sequence, m.revision, ${instant(now)} as created_at
        from invitations i join meetings m on m.id = i.meeting_id where i.id = ${invitationId}::uuid and i.user_id = ${ahead.userId}::uuid
    ), new_deliveries as (${deliveryRows(Prisma.sql`
      select id, meeting_id, invitation_id, 'in_app' as channel, 'meeting_scheduled' as template, sequence, revision, false as resent, created_at from said`)})
    ${notificationRows(Prisma.sql`
      select user_id, meeting_id, revision, 'meeting_scheduled' as kind, '[]'::jsonb as changes, created_at from said`)}`);
  await queuePushes(tx, meetingId, ahead.userId === null ? [] : [ahead.userId]);
}

/** Invitations that this host sent again to this address within a day, for any meeting: they reach one mailbox. */
async function requirePause(
  tx: Tx,
  { hostId, email }: { hostId: string; email: string },
  invitationId: string,
  now: number,
): Promise<void> {
  const resent = await query(tx, { at: float, same: bool })`
    select ${epochMillis("d.created_at")} as at, i.id = ${invitationId}::uuid as same
      from deliveries d join invitations i on i.id = d.invitation_id join meetings m on m.id = d.meeting_id
     where i.email = ${email} and m.host_id = ${hostId}::uuid and d.resent and d.created_at > ${instant(now - DAY)}
     order by d.created_at desc`;
  const wait = secondsUntilResend(resent, now);
  if (wait <= 0) return;
  throw refusal("rate_limited", "sent_again", `This invitation was sent again already. Wait ${wait} seconds.`, wait);
}
