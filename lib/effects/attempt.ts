import { type Mailer, MailerError } from "@/lib/adapters/mailer";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";
import type { FrozenMail } from "@/lib/effects/frozen-mail";
import { LATER_MAILS } from "@/lib/effects/letter";
import { holdPace } from "@/lib/effects/pace";
import { done, type Outcome, PermanentError } from "@/lib/outbox/jobs";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Longer than any provider call takes; what a worker that died leaves behind is free after it. */
const TURN_SECONDS = 30;

/** Thrown when another mail to the same invitee is under way, or a later one is promised: the next run finds out which. */
export class OutOfTurnError extends Error {
  override readonly name = "OutOfTurnError";
  readonly reason = "out_of_turn";
}

/**
 * Hands a frozen mail to the provider once and records what came of it. @throws `PermanentError` when the mail will never
 * be taken, `MailerError` or `OutOfTurnError` when trying again may help.
 */
export async function attempt(effects: Effects, mailer: Mailer, frozen: FrozenMail, key: string): Promise<Outcome> {
  const { id, mail } = frozen;
  // Stored first: the provider remembers the key for 24 hours from the first attempt, also if we crash during it.
  if (!(await beginAttempt(effects.db, id, effects.now()))) throw new OutOfTurnError();
  try {
    const { providerId } = await mailer.send(mail, key);
    await recordAcceptance(effects.db, id, mailer.provider, providerId, effects.now());
    return done;
  } catch (error) {
    if (!(error instanceof MailerError)) throw error;
    if (error.retryAfterSeconds !== undefined) await holdPace(effects, mailer.provider, error.retryAfterSeconds);
    await recordRefusal(effects.db, id, error, effects.now());
    if (error.kind === "permanent") throw new PermanentError(error.reason);
    throw error;
  }
}

/**
 * Takes the invitee's turn: one mail at a time to one person about one meeting, and none after a later one, so that no
 * older state arrives behind a newer one. The same mail may always go on. @returns false when it is not its turn
 */
async function beginAttempt(db: PrismaClient, mailId: string, now: number): Promise<boolean> {
  const begun = await db.$executeRaw(Prisma.sql`
    with turn as (
      update invitations i set sending_delivery_id = d.id, sending_until = clock_timestamp() + ${TURN_SECONDS}::float8 * interval '1 second'
        from deliveries d join stored_mails s on s.delivery_id = d.id
       where s.id = ${mailId}::uuid and i.id = d.invitation_id and not exists (${LATER_MAILS})
         and (i.sending_delivery_id is null or i.sending_delivery_id = d.id or i.sending_until < clock_timestamp())
      returning i.id
    )
    update stored_mails set attempts = attempts + 1, doubt = case when doubt = 'none' then 'in_flight' else 'in_doubt' end::doubt,
           first_attempt_at = coalesce(first_attempt_at, ${rfc3339Of(now)}::timestamptz)
     where id = ${mailId}::uuid and (delivery_id is null or exists (select 1 from turn))`);
  return begun > 0;
}

/** States only move forward: a webhook may have said `delivered` before the provider's answer reached us. */
async function recordAcceptance(
  db: PrismaClient,
  mailId: string,
  provider: string,
  providerId: string | null,
  now: number,
): Promise<void> {
  await db.$executeRaw`
    with mail as (
      update stored_mails set provider = ${provider}, provider_id = ${providerId}, accepted_at = ${rfc3339Of(now)}::timestamptz, last_error = null
       where id = ${mailId}::uuid and accepted_at is null returning delivery_id
    ), told as (
      update invitations i set told_revision = greatest(i.told_revision, d.revision), sending_delivery_id = null, sending_until = null
        from mail join deliveries d on d.id = mail.delivery_id where i.id = d.invitation_id
    )
    update deliveries d set state = 'sent', reason = null, at = ${rfc3339Of(now)}::timestamptz
      from mail where d.id = mail.delivery_id and d.state = 'queued'`;
}

async function recordRefusal(db: PrismaClient, mailId: string, error: MailerError, now: number): Promise<void> {
  await db.$executeRaw`
    with mail as (
      update stored_mails set last_error = ${error.reason},
             doubt = case when ${error.kind === "ambiguous"} then 'in_doubt' when doubt = 'in_flight' then 'none' else doubt end::doubt
       where id = ${mailId}::uuid and accepted_at is null returning delivery_id
    ), turn as (
      update invitations i set sending_delivery_id = null, sending_until = null from mail where i.sending_delivery_id = mail.delivery_id
    )
    update deliveries d set state = 'failed', reason = ${error.reason}, at = ${rfc3339Of(now)}::timestamptz
      from mail where ${error.kind === "permanent"} and d.id = mail.delivery_id and d.state = 'queued'`;
}
