import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { bytes, uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { appendHistory } from "@/lib/history/append-history";
import { eraseFromHistory, replaceStrings } from "@/lib/history/erase-from-history";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import { erasedHash } from "@/lib/meetings/guests/erased-hash";
import { saysAddress, wholeAddress } from "@/lib/meetings/guests/whole-address";
import { syncConversationMembers } from "@/lib/meetings/invitees/sync-conversation-members";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { placeOf } from "@/lib/sealed-places";

/** Stands where an erased address stood. */
export const ERASED = "erased";

type Whose = {
  /** Also what a host sent to the address without learning of its account: the host then sees the same as of a guest. */
  readonly unseen?: boolean;
  /** Also what this account, which has the address, was invited to. */
  readonly userId?: string;
};

/** SQL: which invitations are a guest's with this address, and which others are asked for. */
function theirsOf(email: string, { unseen = false, userId }: Whose): Prisma.Sql {
  const own = userId === undefined ? Prisma.sql`false` : Prisma.sql`user_id = ${userId}::uuid`;
  return Prisma.sql`(email = ${email} and (kind = 'external' or (${unseen} and address_only)) or ${own})`;
}

/**
 * Takes everything about an address out of the product and out of connected calendars. The line in each meeting's history
 * names the guest by that meeting's own invitation where it was they who wanted it. @returns how many invitations that were
 */
export async function eraseAddress(tx: Tx, ctx: Context, email: string, whose: Whose = {}): Promise<number> {
  await lockAddresses(tx, [email], "alone");
  const theirs = theirsOf(email, whose);
  // Changes of these meetings come before or after; the history relies on it.
  await lockMeetings(tx, Prisma.sql`id in (select meeting_id from invitations where ${theirs})`);
  const erased = await eraseInvitations(tx, theirs, ctx.now());
  const ids = erased.map(({ id }) => id);
  const meetingIds = [...new Set(erased.map(({ meetingId }) => meetingId))];
  await eraseWhatTheySaid(tx, ids, ctx.now());
  await eraseQuotes(tx, ctx, email, meetingIds);
  await eraseSignIns(tx, email);
  await eraseDelegates(tx, email);
  const inCalendars = await eraseFromCalendars(tx, ctx, email, meetingIds);
  for (const meetingId of inCalendars) await queueCalendarSyncs(tx, meetingId, ctx.now());
  await eraseKeptAnswers(tx, ctx, email);
  for (const { id, meetingId } of erased) {
    await syncConversationMembers(tx, meetingId, ctx.now());
    const actor = ctx.actor.kind === "guest" ? ({ kind: "guest", invitationId: id } as const) : ctx.actor;
    await appendHistory(tx, { ...ctx, actor }, meetingId, "guest_erased");
  }
  return ids.length;
}

/** Ids are kept: the history and the deliveries name them. */
async function eraseInvitations(tx: Tx, theirs: Prisma.Sql, now: number) {
  const at = instant(now);
  return query(tx, { id: uuid, meetingId: uuid })`
    with gone as (
      update invitations set email = ${`${ERASED}-`} || id || '@erased.invalid', name = null, note = null,
             kind = 'external', user_id = null,
             token_hash = sha256(gen_random_uuid()::text::bytea), token_version = token_version + 1,
             removed_at = coalesce(removed_at, ${at}), called_off_at = coalesce(called_off_at, ${at})
       where ${theirs} returning id, meeting_id
    ), counted as (
      update meetings set revision = revision + 1, updated_at = ${at} where id in (select meeting_id from gone)
    )
    select id, meeting_id as "meetingId" from gone order by id`;
}

async function eraseWhatTheySaid(tx: Tx, invitationIds: readonly string[], now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with mails as (
      update stored_mails set sealed = null
       where delivery_id in (select id from deliveries where invitation_id = any(${invitationIds}::uuid[]))
    ), proposals as (
      update time_proposals set note = null where invitation_id = any(${invitationIds}::uuid[])
    ), emails as (
      delete from invitee_emails where invitation_id = any(${invitationIds}::uuid[])
    ), delegates as (
      delete from delegate_requests where invitation_id = any(${invitationIds}::uuid[])
    ), proofs as (
      delete from guest_confirmations where invitation_id = any(${invitationIds}::uuid[])
    ), words as (
      update messages set body = ${ERASED} where invitation_id = any(${invitationIds}::uuid[])
    )
    update deliveries set state = 'skipped', reason = 'invitation_withdrawn', at = ${instant(now)}
     where state = 'queued' and invitation_id = any(${invitationIds}::uuid[])`);
}

/** The address stands in JSON as a string of its own: lists of invitees, old and new. */
async function eraseQuotes(tx: Tx, ctx: Context, email: string, meetingIds: readonly string[]): Promise<void> {
  const [quoted, erased] = [JSON.stringify(email), JSON.stringify(ERASED)];
  const quotes = (column: string) => Prisma.sql`strpos(${Prisma.raw(column)}::text, ${quoted}) > 0`;
  await eraseFromHistory(tx, ctx, meetingIds, {
    where: quotes("changes"),
    erase: (changes) => replaceStrings(changes, email, ERASED),
  });
  await tx.$executeRaw(Prisma.sql`
    update notifications set changes = replace(changes::text, ${quoted}, ${erased})::jsonb
     where meeting_id = any(${meetingIds}::uuid[]) and ${quotes("changes")}`);
  // An earlier release copied invitees into what it kept of a cancelled meeting.
  await tx.$executeRaw(Prisma.sql`
    update meeting_contents set content = content - 'invitations' - 'hostName'
     where meeting_id = any(${meetingIds}::uuid[]) and content -> 'invitations' is not null`);
  await tx.$executeRaw(Prisma.sql`
    update meeting_contents set content = replace(content::text, ${quoted}, ${erased})::jsonb
     where meeting_id = any(${meetingIds}::uuid[]) and ${quotes("content")}`);
  await tx.$executeRaw(Prisma.sql`
    update pgboss.job set data = replace(data::text, ${quoted}, ${erased})::jsonb where ${quotes("data")}`);
}

async function eraseSignIns(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    delete from stored_mails where challenge_id in (select id from sign_in_challenges where email = ${email})`);
  await tx.$executeRaw(Prisma.sql`delete from sign_in_challenges where email = ${email}`);
  await tx.$executeRaw(Prisma.sql`delete from link_requests where email = ${email}`);
  await tx.$executeRaw(Prisma.sql`delete from door_codes where email = ${email}`);
  await tx.$executeRaw(Prisma.sql`delete from account_invitations where email = ${email}`);
}

/** Whom somebody asked by email to come instead was perhaps never invited. */
async function eraseDelegates(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`delete from delegate_requests where email = ${email}`);
  const pattern = wholeAddress(email);
  await tx.$executeRaw(Prisma.sql`
    update invitee_emails set body = regexp_replace(body, ${pattern}, ${ERASED}, 'gi') where body ~* ${pattern}`);
}

/**
 * Makes every connected calendar lose the address, events of past meetings among them. Whom somebody added to an event in
 * their calendar was perhaps never invited. @returns the meetings whose events are to be written
 */
async function eraseFromCalendars(
  tx: Tx,
  { secrets }: Context,
  email: string,
  meetingIds: readonly string[],
): Promise<string[]> {
  const person = JSON.stringify([{ email }]);
  const hash = erasedHash(secrets, email);
  const touched = await query(tx, { meetingId: uuid })`
    update calendar_events set erased_people = array_append(array_remove(erased_people, ${hash}), ${hash}), added_people = coalesce((
             select jsonb_agg(one) from jsonb_array_elements(added_people) one where one ->> 'email' <> ${email}), '[]')
     where connection_id is not null and (added_people @> ${person}::jsonb or meeting_id = any(${meetingIds}::uuid[]))
    returning meeting_id as "meetingId"`;
  return [...new Set(touched.map(({ meetingId }) => meetingId))];
}

/** How many kept answers are opened at a time. */
const ANSWERS_AT_ONCE = 100;

/**
 * Answers kept for repeated requests are sealed, so each of the last day's is opened, and those that say the address go; in sets,
 * for an installation that programs use keeps many. @param mostAtOnce answers of one set
 */
export async function eraseKeptAnswers(
  tx: Tx,
  { secrets }: Pick<Context, "secrets">,
  email: string,
  mostAtOnce = ANSWERS_AT_ONCE,
): Promise<void> {
  for (let after = Buffer.alloc(0); ; ) {
    const kept = await query(tx, { id: bytes, sealed: bytes })`
      select id, sealed from idempotency_records where id > ${after} order by id limit ${mostAtOnce}`;
    const saying = kept
      .filter(({ id, sealed }) => saysAddress(secrets.unseal(sealed, placeOf.answer(id)), email))
      .map(({ id }) => Uint8Array.from(id));
    await tx.idempotencyRecord.deleteMany({ where: { id: { in: saying } } });
    const last = kept.at(-1);
    if (last === undefined) return;
    after = Buffer.from(last.id);
  }
}
