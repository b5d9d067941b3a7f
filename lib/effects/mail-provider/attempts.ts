import { z } from "zod";
import type { MailerError } from "@/lib/adapters/mail/mailer";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { Channel } from "@/lib/db/generated/enums";
import { inSets } from "@/lib/db/in-sets";
import { query } from "@/lib/db/query";
import { bool, enumOf, jsonColumn, neverNull, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant, instants } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { EARLIER_MAILS } from "@/lib/deliveries/earlier-mails";
import { notifyHostOfLoss } from "@/lib/deliveries/end-delivery";
import { laterMails } from "@/lib/deliveries/later-mails";
import { FAILURES_UNTIL_DOWN } from "@/lib/effects/mail-provider/circuit-breaker";
import { countAccepted, countDelivery } from "@/lib/metrics/measure-deliveries";

/** One try: its own id, the mail's, and who is to take it. */
export type HandOverRecord = { readonly id: string; readonly mailId: string; readonly provider: string };

/** Longer than any provider call takes; what a worker that died leaves behind is free after it. */
const TURN_SECONDS = 30;

/**
 * Takes the invitee's turn: one mail at a time to one person about one meeting, none after a later one, and none before one
 * that was written earlier, so that no older state arrives behind a newer one. @returns false when it is not its turn
 */
export function beginAttempt(db: PrismaClient, record: HandOverRecord, now: number): Promise<boolean> {
  return begins(db, { ...record, now });
}

type Begun = HandOverRecord & { readonly now: number };

const begins = inSets(async (db: PrismaClient, tries: readonly Begun[]) => {
  const begun = await query(db, { id: uuid })`
    with asked as (
      select distinct on (mail_id) * from unnest(${idsIn(tries)}::uuid[], ${mailsIn(tries)}::uuid[],
               ${instants(tries.map(({ now }) => now))}) as a(id, mail_id, at) order by mail_id
    ), ${lockedInvitations(mailsIn(tries))}, turn as (
      update invitations i set sending_delivery_id = d.id, sending_until = clock_timestamp() + ${TURN_SECONDS}::float8 * interval '1 second'
        from deliveries d join stored_mails s on s.delivery_id = d.id
       where s.id = any(${mailsIn(tries)}::uuid[]) and i.id = d.invitation_id and ${ONCE_LOCKED}
         and not exists (${laterMails("d")}) and not exists (${EARLIER_MAILS})
         and (i.sending_delivery_id is null or i.sending_delivery_id = d.id or i.sending_until < clock_timestamp())
      returning s.id
    ), mail as (
      update stored_mails s set attempts = attempts + 1, doubt = case when doubt = 'none' then 'in_flight' else 'in_doubt' end::doubt,
             first_attempt_at = coalesce(first_attempt_at, a.at)
        from asked a where s.id = a.mail_id and (s.delivery_id is null or s.id in (select id from turn))
      returning s.id
    )
    insert into mail_attempts (id, mail_id, started_at) select a.id, a.mail_id, a.at from asked a join mail on mail.id = a.mail_id
    returning id`;
  const ids = new Set(begun.map(({ id }) => id));
  return tries.map(({ id }) => ids.has(id));
});

const idsIn = (tries: readonly HandOverRecord[]) => tries.map(({ id }) => id);
const mailsIn = (tries: readonly HandOverRecord[]) => tries.map(({ mailId }) => mailId);

/**
 * Invitations are locked before their emails, and those of several in one order: runs of one email, one of which begins while the
 * other records what came of it, would otherwise wait for each other. What changes an email next asks for this first.
 */
function lockedInvitations(mailIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    locked as (
      select i.id from invitations i join deliveries d on d.invitation_id = i.id join stored_mails s on s.delivery_id = d.id
       where s.id = any(${[...mailIds]}::uuid[]) order by i.id for no key update of i
    )`;
}

/** True for every row, but not before the invitations are locked; an email to sign in has none. */
const ONCE_LOCKED = Prisma.sql`(select count(*) from locked) >= 0`;

/** `moved` is null for an email to sign in, and where a webhook was faster. */
const acceptance = {
  id: uuid,
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
  record: HandOverRecord,
  providerId: string | null,
  now: number,
): Promise<{ wasDown: boolean }> {
  const { wasDown, moved } = await accepts(db, { ...record, providerId, now });
  if (moved) countAccepted(moved);
  return { wasDown };
}

type Taken = HandOverRecord & { readonly providerId: string | null; readonly now: number };

const NOT_MOVED = { wasDown: false, moved: null };

const accepts = inSets(async (db: PrismaClient, taken: readonly Taken[]) => {
  const accepted = await query(db, acceptance)`
    with asked as (
      select * from unnest(${idsIn(taken)}::uuid[], ${mailsIn(taken)}::uuid[], ${taken.map(({ provider }) => provider)}::text[],
               ${taken.map(({ providerId }) => providerId)}::text[], ${instants(taken.map(({ now }) => now))})
             as a(id, mail_id, provider, provider_id, at)
    ), ${lockedInvitations(mailsIn(taken))}, tried as (
      update mail_attempts t set ended_at = a.at, provider_id = a.provider_id from asked a where t.id = a.id
    ), mail as (
      update stored_mails s set provider = a.provider, provider_id = a.provider_id, accepted_at = a.at, last_error = null
        from asked a where s.id = a.mail_id and s.accepted_at is null and ${ONCE_LOCKED} returning s.id, s.delivery_id, a.at
    ), notified as (
      update invitations i set notified_revision = greatest(i.notified_revision, n.revision), sending_delivery_id = null, sending_until = null
        from (select d.invitation_id, max(d.revision) as revision from mail join deliveries d on d.id = mail.delivery_id group by 1) n
       where i.id = n.invitation_id
    ), moved as (
      update deliveries d set state = 'sent', reason = null, at = mail.at
        from mail where d.id = mail.delivery_id and d.state = 'queued'
      returning mail.id as mail_id, d.channel, d.template, d.meeting_id, d.created_at, d.at
    ), before as (
      select provider, failures from mail_circuits
       where provider in (select provider from asked) and failures > 0 order by provider for no key update
    ), works as (
      update mail_circuits c set failures = 0 from before where c.provider = before.provider
    )
    select a.id, coalesce((select failures >= ${FAILURES_UNTIL_DOWN} from before b where b.provider = a.provider), false) as "wasDown", (
             select jsonb_build_object('channel', d.channel, 'template', d.template, 'queuedAt', ${epochMillis("d.created_at")},
                      'acceptedAt', ${epochMillis("d.at")}, 'startsAt', ${epochMillis("m.starts_at")})
               from moved d join meetings m on m.id = d.meeting_id where d.mail_id = a.mail_id) as moved
      from asked a`;
  const byTry = new Map(accepted.map((one) => [one.id, one]));
  return taken.map(({ id }) => byTry.get(id) ?? NOT_MOVED);
});

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
      with ${lockedInvitations([mailId])}, tried as (
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
