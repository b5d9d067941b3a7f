import type { Context, Role } from "@/lib/context";
import { query } from "@/lib/db/query";
import { float, neverNull } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { accountInvitationToken, INVITED_MILLISECONDS } from "@/lib/people/account-invitations/invitation-link";
import { lockSignIns } from "@/lib/people/sign-in/sign-in-lock";
import { hashOf } from "@/lib/secrets";
import { DAY, MINUTE, SECOND } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Somebody who may have an account, as whoever invites them wrote it. The address is canonical. */
export type InvitedPerson = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly practiceId: string | null;
  readonly timeZone: string;
  readonly locale: string;
};

/** How often one person invites one address: once a minute, five times a day. */
const rules = [
  { most: 1, within: MINUTE },
  { most: 5, within: DAY },
];

/**
 * Invites somebody to have an account and queues the email; an earlier link of the same inviter to the address ends. It does not
 * look for an account, so that the inviter cannot tell whether there is one. Who may invite whom, and how many, the caller decides.
 * @throws AppError `rate_limited` within a minute of the last email and beyond five in a day
 */
export async function inviteAccount(tx: Tx, ctx: Context, inviterId: string, person: InvitedPerson): Promise<string> {
  await lockSignIns(tx, person.email);
  await refuseTooSoon(tx, ctx, inviterId, person.email);
  const now = ctx.now();
  const earlier = { inviterId, email: person.email, endedAt: null };
  await tx.accountInvitation.updateMany({ where: earlier, data: { endedAt: rfc3339Of(now) } });
  const id = newId();
  const tokenHash = hashOf(accountInvitationToken(ctx.secrets, id));
  const expiresAt = rfc3339Of(now + INVITED_MILLISECONDS);
  await tx.accountInvitation.create({
    data: { ...person, id, inviterId, tokenHash, createdAt: rfc3339Of(now), expiresAt },
  });
  await enqueue(tx, [{ name: "send-account-invitation", key: id, payload: { invitationId: id } }]);
  return id;
}

async function refuseTooSoon(tx: Tx, ctx: Context, inviterId: string, email: string): Promise<void> {
  const sent = await query(tx, { at: neverNull(float) })`
    select ${epochMillis("created_at")} as at from account_invitations
     where inviter_id = ${inviterId}::uuid and email = ${email} and created_at > ${instant(ctx.now() - DAY)}
     order by created_at desc limit 5`;
  for (const { most, within } of rules) {
    const counted = sent[most - 1];
    const wait = counted === undefined ? 0 : Math.ceil((counted.at + within - ctx.now()) / SECOND);
    if (wait <= 0) continue;
    const sentence = `This person was invited a short while ago. Invite them again in ${wait} seconds.`;
    throw refusal("rate_limited", "too_often", sentence, wait);
  }
}
