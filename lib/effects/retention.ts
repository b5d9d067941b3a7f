import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { type ForgettingWorld, forgetMeetings } from "@/lib/effects/forget-meetings";
import { ERASED } from "@/lib/meetings/guests/erase-address";
import { DAY } from "@/lib/time/durations";

/** For how many days each kind of data is kept; 0: for ever, but for the bodies of emails, which go at the next tidying then. */
export type Retention = {
  readonly emailBodies: number;
  readonly meetings: number;
  readonly notes: number;
  readonly messages: number;
  readonly notifications: number;
  readonly sessions: number;
  readonly confirmations: number;
  readonly securityEvents: number;
};

/** What an installation keeps that says nothing else. */
export const keptForEver: Retention = {
  emailBodies: 30,
  meetings: 0,
  notes: 0,
  messages: 0,
  notifications: 0,
  sessions: 0,
  confirmations: 0,
  securityEvents: 0,
};

/** How many rows one statement takes out, so that none holds many others up. */
const MOST_AT_ONCE = 1000;

type World = ForgettingWorld & { readonly retention: Retention };

/** Takes out what operators do not want to keep any longer, in bounded sets. Repeatable. @param mostAtOnce rows of one statement */
export async function forgetOld(world: World, mostAtOnce = MOST_AT_ONCE): Promise<void> {
  const { db, now, retention } = world;
  const limit = Prisma.sql`limit ${mostAtOnce}`;
  const inSets = async (statement: Prisma.Sql) => {
    for (let taken = mostAtOnce; taken >= mostAtOnce; ) taken = await db.$executeRaw(statement);
  };
  await inSets(forgetBodies(instant(now() - retention.emailBodies * DAY), limit));
  await inSets(forgetBodyHashes(instant(now() - (retention.emailBodies + HASHES_OUTLIVE_BODIES) * DAY), limit));
  for (const [kind, forget] of Object.entries(forgetting)) {
    // Safe: the keys of the record below.
    const days = retention[kind as keyof typeof forgetting];
    if (days === 0) continue;
    for (const statement of forget(instant(now() - days * DAY), limit)) await inSets(statement);
  }
  if (retention.meetings > 0) await forgetMeetings(world, now() - retention.meetings * DAY);
}

type Forget = (before: Prisma.Sql, limit: Prisma.Sql) => Prisma.Sql[];

/**
 * The text of emails, from their acceptance or, without one, from their final state; never of one that waits, as
 * one does whose sending is in doubt (docs/design/mail-and-ics.md#7.4).
 */
function forgetBodies(before: Prisma.Sql, limit: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    /* reads everything: for what is too old */
    update stored_mails set sealed = null where id in (
      select s.id from stored_mails s join deliveries d on d.id = s.delivery_id
       where s.sealed is not null and d.state <> 'queued' and coalesce(s.accepted_at, d.at) < ${before} ${limit})`;
}

/** For how many days the keyed hash and the size of an email's body are kept longer than the body (docs/design/mail-and-ics.md#7.4). */
const HASHES_OUTLIVE_BODIES = 30;

function forgetBodyHashes(before: Prisma.Sql, limit: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    /* reads everything: for what is too old */
    update stored_mails set body_hash = null, body_bytes = null, locale = null, template_version = null where id in (
      select s.id from stored_mails s join deliveries d on d.id = s.delivery_id
       where s.body_hash is not null and s.sealed is null and d.state <> 'queued' and coalesce(s.accepted_at, d.at) < ${before} ${limit})`;
}

/**
 * What a kind of data is, and from when its days count. The words of a conversation go, that something was said stays; so with
 * the notes of answers and proposals.
 */
const forgetting: Readonly<Record<Exclude<keyof Retention, "emailBodies" | "meetings">, Forget>> = {
  notes: (before, limit) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      update invitations set note = null where id in (
        select i.id from invitations i join meetings m on m.id = i.meeting_id
         where i.note is not null and m.ends_at < ${before} ${limit})`,
    Prisma.sql`
      /* reads everything: for what is too old */
      update time_proposals set note = null where id in (
        select p.id from time_proposals p join invitations i on i.id = p.invitation_id join meetings m on m.id = i.meeting_id
         where p.note is not null and m.ends_at < ${before} ${limit})`,
  ],
  messages: (before, limit) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      update messages set body = ${ERASED} where id in (
        select g.id from messages g join conversations c on c.id = g.conversation_id join meetings m on m.id = c.meeting_id
         where m.ends_at < ${before} and g.created_at < ${before} and g.body <> ${ERASED} ${limit})`,
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from invitee_emails where event_id in (
        select e.event_id from invitee_emails e join invitations i on i.id = e.invitation_id join meetings m on m.id = i.meeting_id
         where m.ends_at < ${before} and e.at < ${before} ${limit})`,
  ],
  notifications: (before, limit) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from notifications where id in (select id from notifications where created_at < ${before} ${limit})`,
  ],
  sessions: (before, limit) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from push_subscriptions where id in (
        select p.id from push_subscriptions p join sessions s on s.id = p.session_id
         where least(s.expires_at, s.revoked_at) < ${before} ${limit})`,
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from sessions where id in (
        select id from sessions s where least(expires_at, revoked_at) < ${before}
           and not exists (select 1 from push_subscriptions p where p.session_id = s.id) ${limit})`,
  ],
  confirmations: (before, limit) => [
    Prisma.sql`
      /* reads everything: for what is too old */
      delete from guest_confirmations where id in (select id from guest_confirmations where created_at < ${before} ${limit})`,
  ],
  securityEvents: (before, limit) => [
    Prisma.sql`delete from security_events where id in (select id from security_events where at < ${before} ${limit})`,
  ],
};
