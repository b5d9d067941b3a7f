import { z } from "zod";
import type { Mail, MailerError } from "@/lib/adapters/mail/mailer";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { Channel } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, bytes, enumOf, jsonColumn, neverNull, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { EARLIER_MAILS } from "@/lib/deliveries/earlier-mails";
import { notifyHostOfLoss } from "@/lib/deliveries/end-delivery";
import { laterMails } from "@/lib/deliveries/later-mails";
import { FAILURES_UNTIL_DOWN } from "@/lib/effects/mail-provider/circuit-breaker";
import { newId } from "@/lib/ids";
import { countAccepted, countDelivery } from "@/lib/metrics/measure-deliveries";
import { placeOf } from "@/lib/sealed-places";
import type { Secrets } from "@/lib/secrets";

/** What a mail is about: a delivery, or a request to sign in. */
export type MailOwner = { deliveryId: string } | { challengeId: string };

/** A mail that every attempt hands over byte for byte (docs/design/mail-and-ics.md#4). */
export type FrozenMail = { readonly id: string; readonly mail: Mail };

type Store = { readonly db: PrismaClient; readonly secrets: Secrets };

/**
 * Stores a mail before its first attempt, encrypted because it holds a link of its recipient's own. Where another run
 * was first, its mail is the one that counts and comes back.
 */
export async function storeOnce(
  { db, secrets }: Store,
  owner: MailOwner,
  mail: Mail,
  renderedAt: number,
  { locale = null, version = null }: { locale?: string | null; version?: number | null | undefined } = {},
): Promise<FrozenMail> {
  const { deliveryId, challengeId } = { deliveryId: null, challengeId: null, ...owner };
  const id = newId();
  const body = JSON.stringify(mail);
  const hash = secrets.chained("", JSON.stringify(["email body", body]));
  const stored = await db.$executeRaw`
    insert into stored_mails (id, delivery_id, challenge_id, sealed, body_hash, body_bytes, locale, template_version, rendered_at)
    values (${id}::uuid, ${deliveryId}::uuid, ${challengeId}::uuid, ${secrets.seal(body, placeOf.email(id))},
            decode(${hash}, 'hex'), ${Buffer.byteLength(body)}, ${locale}, ${version}::int, ${instant(renderedAt)})
    on conflict do nothing`;
  if (stored > 0) return { id, mail };

  const [first] = await query(db, { id: uuid, sealed: neverNull(bytes) })`
    select id, sealed from stored_mails where delivery_id = ${deliveryId}::uuid or challenge_id = ${challengeId}::uuid`;
  if (!first) throw new Error("The mail that another run stored is not there.");
  return { id: first.id, mail: openStored(secrets, first) };
}

/** @throws when the bytes were sealed with a key that is not configured any more. */
export function openStored(secrets: Secrets, { id, sealed }: { id: string; sealed: Uint8Array }): Mail {
  const { calendar, ...mail } = storedMail.parse(JSON.parse(secrets.unseal(sealed, placeOf.email(id))));
  return { ...mail, ...(calendar && { calendar }) };
}

const storedMail = z.strictObject({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  date: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
  calendar: z.strictObject({ method: z.enum(["REQUEST", "CANCEL"]), content: z.string() }).optional(),
});

/** One try: its own id, the mail's, and who is to take it. */
export type HandOverRecord = { readonly id: string; readonly mailId: string; readonly provider: string };

/** Longer than any provider call takes; what a worker that died leaves behind is free after it. */
const TURN_SECONDS = 30;

/**
 * Takes the invitee's turn: one mail at a time to one person about one meeting, none after a later one, and none before one
 * that was written earlier, so that no older state arrives behind a newer one. @returns false when it is not its turn
 */
export async function beginAttempt(db: PrismaClient, { id, mailId }: HandOverRecord, now: number): Promise<boolean> {
  const at = instant(now);
  const begun = await db.$executeRaw(Prisma.sql`
    with turn as (
      update invitations i set sending_delivery_id = d.id, sending_until = clock_timestamp() + ${TURN_SECONDS}::float8 * interval '1 second'
        from deliveries d join stored_mails s on s.delivery_id = d.id
       where s.id = ${mailId}::uuid and i.id = d.invitation_id and not exists (${laterMails("d")}) and not exists (${EARLIER_MAILS})
         and (i.sending_delivery_id is null or i.sending_delivery_id = d.id or i.sending_until < clock_timestamp())
      returning i.id
    ), mail as (
      update stored_mails set attempts = attempts + 1, doubt = case when doubt = 'none' then 'in_flight' else 'in_doubt' end::doubt,
             first_attempt_at = coalesce(first_attempt_at, ${at})
       where id = ${mailId}::uuid and (delivery_id is null or exists (select 1 from turn))
      returning id
    )
    insert into mail_attempts (id, mail_id, started_at) select ${id}::uuid, id, ${at} from mail`);
  return begun > 0;
}

/**
 * The invitation is locked before its email, as `beginAttempt` does: two runs of one email, one of which begins while the
 * other records what came of it, would otherwise wait for each other. What changes the email next asks for this first.
 */
function lockedInvitation(mailId: string): Prisma.Sql {
  return Prisma.sql`
    locked as (
      select i.id from invitations i join deliveries d on d.invitation_id = i.id join stored_mails s on s.delivery_id = d.id
       where s.id = ${mailId}::uuid for no key update of i
    )`;
}

/** True for every row, but not before the invitation is locked; an email to sign in has none. */
const ONCE_LOCKED = Prisma.sql`(select count(*) from locked) >= 0`;

/** `moved` is null for an email to sign in, and where a webhook was faster. */
const acceptance = {
  wasDown: bool,
  moved: orNull(
    jsonColumn(
      "a delivery that was accepted",
      z.object({
        channel: z.enum(Channel),
        template: z.string(),
        queuedAt: z.number(),
        acceptedAt: z.number(),
        startsAt: z.number(),
      }),
    ),
  ),
};

/**
 * States only move forward: a webhook may have said `delivered` before the provider's answer reached us.
 * @returns whether the provider had been taken to be down
 */
export async function recordAcceptance(
  db: PrismaClient,
  { id, mailId, provider }: HandOverRecord,
  providerId: string | null,
  now: number,
): Promise<{ wasDown: boolean }> {
  const at = instant(now);
  const [accepted] = await query(db, acceptance)`
    with ${lockedInvitation(mailId)}, tried as (
      update mail_attempts set ended_at = ${at}, provider_id = ${providerId} where id = ${id}::uuid
    ), mail as (
      update stored_mails set provider = ${provider}, provider_id = ${providerId}, accepted_at = ${at}, last_error = null
       where id = ${mailId}::uuid and accepted_at is null and ${ONCE_LOCKED} returning delivery_id
    ), notified as (
      update invitations i set notified_revision = greatest(i.notified_revision, d.revision), sending_delivery_id = null, sending_until = null
        from mail join deliveries d on d.id = mail.delivery_id where i.id = d.invitation_id
    ), moved as (
      update deliveries d set state = 'sent', reason = null, at = ${at}
        from mail where d.id = mail.delivery_id and d.state = 'queued'
      returning d.channel, d.template, d.meeting_id, d.created_at, d.at
    ), before as (
      select failures from mail_circuits where provider = ${provider} and failures > 0 for no key update
    ), works as (
      update mail_circuits set failures = 0 from before where provider = ${provider}
    )
    select coalesce((select failures >= ${FAILURES_UNTIL_DOWN} from before), false) as "wasDown", (
             select jsonb_build_object('channel', d.channel, 'template', d.template, 'queuedAt', ${epochMillis("d.created_at")},
                      'acceptedAt', ${epochMillis("d.at")}, 'startsAt', ${epochMillis("m.starts_at")})
               from moved d join meetings m on m.id = d.meeting_id) as moved`;
  if (accepted?.moved) countAccepted(accepted.moved);
  return { wasDown: accepted?.wasDown ?? false };
}

/** What the provider's no, or its silence, means for the mail; when it is final the host hears of it. */
export async function recordRefusal(
  db: PrismaClient,
  { id, mailId }: HandOverRecord,
  error: MailerError,
  now: number,
): Promise<void> {
  const at = instant(now);
  const lost = await inTransaction(db, async (tx) => {
    const [failed] = await query(tx, { id: uuid, channel: neverNull(enumOf(Channel)), template: text })`
      with ${lockedInvitation(mailId)}, tried as (
        update mail_attempts set ended_at = ${at}, error = ${error.reason} where id = ${id}::uuid
      ), mail as (
        update stored_mails set last_error = ${error.reason},
               doubt = case when ${error.kind === "ambiguous"} then 'in_doubt' when doubt = 'in_flight' then 'none' else doubt end::doubt
         where id = ${mailId}::uuid and accepted_at is null and ${ONCE_LOCKED} returning delivery_id
      ), turn as (
        update invitations i set sending_delivery_id = null, sending_until = null
          from mail join deliveries s on s.id = mail.delivery_id
         where i.id = s.invitation_id and i.sending_delivery_id = mail.delivery_id
      )
      update deliveries d set state = 'failed', reason = ${error.reason}, at = ${at}
        from mail where ${error.kind === "permanent"} and d.id = mail.delivery_id and d.state = 'queued'
      returning d.id, d.channel, d.template`;
    if (failed) await notifyHostOfLoss(tx, failed.id, now);
    return failed;
  });
  if (lost) countDelivery({ ...lost, state: "failed", reason: error.reason });
}
