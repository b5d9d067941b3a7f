import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/new-id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, notFound } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { whenPromised } from "@/lib/meetings/consequences";
import { lockOwnMeeting } from "@/lib/meetings/lock-own-meeting";
import { statusOf } from "@/lib/meetings/meeting-status";
import { requireScope } from "@/lib/meetings/require-host";
import { enqueue } from "@/lib/outbox/enqueue";
import { rfc3339Of } from "@/lib/time/rfc3339";

const PAUSE_SECONDS = 60;
const DAY_SECONDS = 24 * 3600;
const MOST_A_DAY = 5;

/**
 * Sends an invitee their invitation again: the same UID and sequence, at most once a minute and five times a day
 * (product.md 21). @returns the id of the new delivery
 * @throws AppError `not_found`, `forbidden`, `conflict` when there is nothing to come to any more, `rate_limited`
 */
export function resendInvitation(ctx: Context, meetingId: string, invitationId: string): Promise<{ id: string }> {
  requireScope(ctx, "meetings:write");
  return inTransaction(ctx.db, async (tx) => {
    const meeting = await lockOwnMeeting(ctx, tx, meetingId);
    if (!meeting.invitations.some(({ id }) => id === invitationId)) throw notFound();
    const status = statusOf(meeting, ctx.now());
    if (status === "cancelled" || status === "ended") {
      throw new AppError("conflict", "This meeting is over or cancelled, so there is no invitation to send.");
    }
    await requirePause(tx, invitationId, ctx.now());
    const template = meeting.kind === "instant" ? "instant_meeting_invitation" : "scheduled_meeting_invitation";
    const delivery = { id: newId(), channel: "email" as const };
    await tx.$executeRaw(Prisma.sql`
      insert into deliveries (id, meeting_id, invitation_id, channel, template, state, sequence, revision, created_at, at, resent)
      select ${delivery.id}::uuid, m.id, i.id, 'email', ${template}, 'queued', m.announced_sequence, coalesce(i.promised_revision, m.revision),
             ${rfc3339Of(ctx.now())}::timestamptz, ${rfc3339Of(ctx.now())}::timestamptz, true
        from meetings m join invitations i on i.meeting_id = m.id where i.id = ${invitationId}::uuid`);
    await enqueue(tx, whenPromised([delivery]));
    await appendHistory(tx, ctx, meetingId, "invitation_resent", [
      { field: "invitation", from: null, to: invitationId },
    ]);
    return { id: delivery.id };
  });
}

async function requirePause(tx: Tx, invitationId: string, now: number): Promise<void> {
  const [resent] = await tx.$queryRaw<{ today: number; last: number | null; oldest: number | null }[]>(Prisma.sql`
    select count(*)::int as today, (extract(epoch from max(created_at)) * 1000)::float8 as last, (extract(epoch from min(created_at)) * 1000)::float8 as oldest
      from deliveries where invitation_id = ${invitationId}::uuid and resent and created_at > ${rfc3339Of(now - DAY_SECONDS * 1000)}::timestamptz`);
  if (!resent || resent.last === null || resent.oldest === null) return;
  const minuteOver = resent.last + PAUSE_SECONDS * 1000;
  const dayOver = resent.today >= MOST_A_DAY ? resent.oldest + DAY_SECONDS * 1000 : 0;
  const wait = Math.ceil((Math.max(minuteOver, dayOver) - now) / 1000);
  if (wait <= 0) return;
  throw new AppError("rate_limited", `This invitation was sent again already. Wait ${wait} seconds.`, [], wait);
}
