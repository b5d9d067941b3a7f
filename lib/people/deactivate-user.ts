import { requireOperator, requireSelf } from "@/lib/authorize";
import { leaveCalendars } from "@/lib/calendars/leave-calendars";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant, lockMeetings } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { noteAndNotifyOwner } from "@/lib/history/notify-owner";
import { cancelMeetingsOf } from "@/lib/meetings/change/cancel-meetings-of";
import { closeInvitationsOf } from "@/lib/meetings/invitees/closed-accounts";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Closes an account (docs/design/calendars.md#6): every session, API key, push subscription and personal link of it ends with
 * it, so do its relationships, which reactivating does not bring back, the meetings that it hosts are called off, and what its calendars hold of meetings to come is taken out of them. Where a
 * host invited its address and never learned of an account, the invitation goes on as that of a guest, so that the host learns
 * of none now either; any other email to it is skipped from then on, and the host is asked. Doing it again changes nothing.
 * @throws AppError `forbidden`
 */
export async function deactivateUser(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  await inTransaction(ctx.db, (tx) => closeAccount(ctx, tx, userId));
}

/**
 * Closes the actor's own account as `deactivateUser` does, and has everything that names them erased a day later: by then the
 * cancellations are sent, which name the host, and their calendars are left (lib/people/erase-accounts.ts). The owner is emailed,
 * for it may not have been them: until then an operator can open the account again.
 * @throws AppError `forbidden` for anyone but a person in their browser
 */
export async function closeOwnAccount(ctx: Context): Promise<void> {
  const userId = requireSelf(ctx);
  await inTransaction(ctx.db, async (tx) => {
    await closeAccount(ctx, tx, userId);
    await tx.user.update({ where: { id: userId }, data: { eraseAskedAt: rfc3339Of(ctx.now()) } });
  });
}

async function closeAccount(ctx: Context, tx: Tx, userId: string): Promise<void> {
  const inner = { ...ctx, db: tx };
  await lockMeetings(tx, comingMeetingsOf(userId, ctx.now()));
  const wasOpen = await endAccess(inner, tx, userId);
  await cancelMeetingsOf(ctx, tx, userId);
  await tx.invitation.updateMany({ where: { userId, addressOnly: true }, data: { userId: null, kind: "external" } });
  await leaveCalendars(tx, userId, ctx.now());
  if (wasOpen) await closeInvitationsOf(inner, tx, userId);
  await endRelationshipsOf(tx, userId, ctx.now());
}

/** On either side: nobody invites the other by them any more (docs/design/product.md#48). Meetings made from them stay. */
async function endRelationshipsOf(tx: Tx, userId: string, now: number): Promise<void> {
  await tx.relationship.updateMany({
    where: { status: "active", OR: [{ counselorId: userId }, { clientId: userId }] },
    data: { status: "ended", endedAt: rfc3339Of(now) },
  });
}

/** SQL: a condition on `meetings`, for those that are not over and that the person hosts or is invited to. */
function comingMeetingsOf(userId: string, now: number): Prisma.Sql {
  return Prisma.sql`status = 'scheduled' and ends_at > ${instant(now)} and id in (
    select id from meetings where host_id = ${userId}::uuid
    union all select meeting_id from invitations where user_id = ${userId}::uuid and removed_at is null)`;
}

/** What an owner wished before their account was opened again holds no longer. @returns whether the account was open until now */
async function endAccess(ctx: Context, tx: Tx, userId: string): Promise<boolean> {
  const at = rfc3339Of(ctx.now());
  const open = { userId, revokedAt: null };
  const { count } = await tx.user.updateMany({
    where: { id: userId, deactivatedAt: null },
    data: { deactivatedAt: at, eraseAskedAt: null },
  });
  await tx.session.updateMany({ where: open, data: { revokedAt: at } });
  await tx.apiKey.updateMany({ where: open, data: { revokedAt: at } });
  await tx.pushSubscription.deleteMany({ where: { userId } });
  await tx.calendarConsent.deleteMany({ where: { userId } });
  if (count > 0) await noteAndNotifyOwner(tx, ctx, { kind: "account_closed", userId });
  return count > 0;
}
