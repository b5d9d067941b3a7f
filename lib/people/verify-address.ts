import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant, lockMeetings } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** The operator vouches that the user reads mail at their address. @throws AppError `forbidden` */
export function verifyUser(ctx: Context, userId: string): Promise<void> {
  requireOperator(ctx);
  return inTransaction(ctx.db, (tx) => verifyAddress(tx, userId, ctx.now()));
}

/**
 * Notes that the user reads mail at their address, unless that is known already. Their invitations to that address become
 * their own in place: each keeps its token, answer and deliveries, and nobody is invited again
 * (docs/design/product.md#12).
 * @param now epoch milliseconds
 */
export async function verifyAddress(tx: Tx, userId: string, now: number): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await lockAddresses(tx, [email], "alone");
  await lockMeetings(
    tx,
    Prisma.sql`id in (
      select i.meeting_id from invitations i join users u on u.email = i.email
       where u.id = ${userId}::uuid and u.email_verified_at is null and i.kind = 'external' and i.removed_at is null)`,
  );
  const verified = await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: rfc3339Of(now) },
  });
  if (verified.count > 0) await convertInvitations(tx, userId, email, now);
}

/**
 * Turns invitations of a verified address into the account's own. Where the account is invited already, the address's
 * invitation stays as it is.
 */
async function convertInvitations(tx: Tx, userId: string, email: string, now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with mine as (
      update invitations i set kind = 'internal', user_id = ${userId}::uuid
       where i.email = ${email} and i.kind = 'external' and i.removed_at is null
         and not exists (select 1 from invitations o where o.meeting_id = i.meeting_id and o.user_id = ${userId}::uuid and o.removed_at is null)
         and not exists (select 1 from meetings m where m.id = i.meeting_id and m.host_id = ${userId}::uuid)
      returning i.meeting_id, i.read_position
    )
    insert into conversation_members (conversation_id, user_id, joined_at, read_position)
    select c.id, ${userId}::uuid, ${instant(now)}, mine.read_position from conversations c join mine on mine.meeting_id = c.meeting_id
    on conflict do nothing`);
}
