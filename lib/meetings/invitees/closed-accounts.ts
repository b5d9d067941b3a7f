import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { notFound } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { notify } from "@/lib/notifications/notify";

/** An invitee whose account is closed, as the host knows them. */
export type ClosedAccount = { readonly invitationId: string; readonly name: string };

/**
 * Ends what waits to be sent to the person of a closed account, and asks the host of each meeting to come whether they stay
 * invited. The caller holds the meetings.
 */
export async function closeInvitationsOf(ctx: Context, tx: Tx, userId: string): Promise<void> {
  const at = instant(ctx.now());
  await tx.$executeRaw(Prisma.sql`
    update deliveries d set state = 'skipped', reason = 'account_closed', at = ${at} from invitations i
     where i.id = d.invitation_id and i.user_id = ${userId}::uuid and not i.address_only and d.state = 'queued'
       and i.sending_delivery_id is distinct from d.id`);
  const invited = await query(tx, { id: uuid, meetingId: uuid })`
    select i.id, i.meeting_id as "meetingId" from invitations i join meetings m on m.id = i.meeting_id
     where i.user_id = ${userId}::uuid and not i.address_only and i.removed_at is null
       and m.status = 'scheduled' and m.ends_at > ${at} order by i.meeting_id, i.id`;
  for (const { id, meetingId } of invited) {
    await appendHistory(tx, ctx, meetingId, "account_closed", [{ field: "invitation", from: null, to: id }]);
    await askHost(tx, id, ctx.now());
  }
}

/** Those of one meeting share one notification, the newest first. */
async function askHost(tx: Tx, invitationId: string, now: number): Promise<void> {
  await notify(
    tx,
    Prisma.sql`
      select m.host_id as user_id, m.id as meeting_id, m.revision, 'account_closed' as kind,
             jsonb_build_array(jsonb_build_object('field', 'account', 'invitationId', i.id)) as changes, ${instant(now)} as created_at
        from invitations i join meetings m on m.id = i.meeting_id where i.id = ${invitationId}::uuid`,
    Prisma.sql`
      on conflict (user_id, meeting_id, revision, kind) do update
      set changes = excluded.changes || notifications.changes, read_at = null, created_at = excluded.created_at`,
  );
}

/** Whose account is closed and about whom the host has not decided, in the order of the invitations. */
export function closedAccountsOf({ invitations }: Pick<MeetingRow, "invitations">): ClosedAccount[] {
  return invitations
    .filter(({ accountClosed, closedAccountKept }) => accountClosed && !closedAccountKept)
    .map(({ id, name, email }) => ({ invitationId: id, name: name ?? email }));
}

/**
 * The host keeps somebody invited whose account is closed, and is not asked about them again in this meeting. Removing them is
 * a change of the meeting as any other.
 * @throws AppError `not_found` for whom nothing is asked about, and as `lockHostedMeeting`
 */
export function keepClosedAccount(ctx: Context, meetingId: string, invitationId: string): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    const meeting = await lockHostedMeeting({ ...ctx, db: tx }, tx, meetingId);
    if (!closedAccountsOf(meeting).some((one) => one.invitationId === invitationId)) throw notFound();
    await tx.invitation.update({ where: { id: invitationId }, data: { closedAccountKept: true } });
  });
}
