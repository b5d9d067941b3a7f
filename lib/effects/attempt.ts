import { type Mailer, MailerError } from "@/lib/adapters/mailer";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";
import type { FrozenMail } from "@/lib/effects/frozen-mail";
import { holdPace } from "@/lib/effects/pace";
import { done, type Outcome, PermanentError } from "@/lib/outbox/jobs";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Hands a frozen mail to the provider once and records what came of it. @throws `PermanentError` when the mail will never
 * be taken, `MailerError` when trying again may help.
 */
export async function attempt(
  effects: Effects,
  mailer: Mailer,
  { id, mail }: FrozenMail,
  key: string,
): Promise<Outcome> {
  // Stored first: the provider remembers the key for 24 hours from the first attempt, also if we crash during it.
  await recordAttempt(effects.db, id, effects.now());
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

async function recordAttempt(db: PrismaClient, mailId: string, now: number): Promise<void> {
  await db.$executeRaw`
    update stored_mails set attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ${rfc3339Of(now)}::timestamptz)
     where id = ${mailId}::uuid`;
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
    )
    update deliveries d set state = 'sent', reason = null, at = ${rfc3339Of(now)}::timestamptz
      from mail where d.id = mail.delivery_id and d.state = 'queued'`;
}

async function recordRefusal(db: PrismaClient, mailId: string, error: MailerError, now: number): Promise<void> {
  await db.$executeRaw`
    with mail as (
      update stored_mails set last_error = ${error.reason} where id = ${mailId}::uuid and accepted_at is null returning delivery_id
    )
    update deliveries d set state = 'failed', reason = ${error.reason}, at = ${rfc3339Of(now)}::timestamptz
      from mail where ${error.kind === "permanent"} and d.id = mail.delivery_id and d.state = 'queued'`;
}
