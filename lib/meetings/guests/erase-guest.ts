import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { invalid } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { eraseFromHistory } from "@/lib/history/erase-from-history";
import { queueCalendarSyncs } from "@/lib/meetings/announce/queue-calendar-syncs";
import { erasedHash } from "@/lib/meetings/guests/erased-hash";
import { typedEmail } from "@/lib/people/canonical-email";
import { lockAddresses } from "@/lib/people/lock-addresses";
import { placeOf } from "@/lib/sealed-places";

/** Stands where an erased address stood. */
export const ERASED = "erased";

/**
 * Takes everything about a guest out of the product and out of connected calendars: address, name, note, messages, mails,
 * and the address wherever the history, notifications, jobs or kept answers quote it. Their links are dead and nothing is sent to them any more. That an
 * invitation was there, what was done and the hashes that chain it stay (docs/design/security.md#3). Whoever has an
 * account is no guest: invitations of an account stay. Repeatable.
 * @throws AppError `forbidden`, `invalid` for what is no address
 */
export function eraseGuest(ctx: Context, address: string): Promise<{ invitations: number }> {
  requireOperator(ctx);
  const email = typedEmail(address);
  if (!email) {
    throw invalid([{ field: "email", code: "not_an_address", detail: "Give one email address." }]);
  }
  return inTransaction(ctx.db, async (tx) => {
    await lockAddresses(tx, [email], "alone");
    // Changes of these meetings come before or after; the history relies on it.
    const theirs = Prisma.sql`id in (select meeting_id from invitations where email = ${email} and kind = 'external')`;
    const meetingIds = await lockMeetings(tx, theirs);
    const ids = await eraseInvitations(tx, email, ctx.now());
    await eraseWhatTheySaid(tx, ids, ctx.now());
    await eraseQuotes(tx, ctx, email, meetingIds);
    await eraseSignIns(tx, email);
    await eraseDelegates(tx, email);
    const inCalendars = await eraseFromCalendars(tx, ctx, email, meetingIds);
    for (const meetingId of inCalendars) await queueCalendarSyncs(tx, meetingId, ctx.now());
    await eraseKeptAnswers(tx, ctx, email);
    for (const meetingId of meetingIds) await appendHistory(tx, ctx, meetingId, "guest_erased");
    return { invitations: ids.length };
  });
}

/** Ids are kept: the history and the deliveries name them. */
async function eraseInvitations(tx: Tx, email: string, now: number): Promise<string[]> {
  const at = instant(now);
  const erased = await query(tx, { id: uuid })`
    with gone as (
      update invitations set email = ${`${ERASED}-`} || id || '@erased.invalid', name = null, note = null,
             token_hash = sha256(gen_random_uuid()::text::bytea), token_version = token_version + 1,
             removed_at = coalesce(removed_at, ${at}), called_off_at = coalesce(called_off_at, ${at})
       where email = ${email} and kind = 'external' returning id, meeting_id
    ), counted as (
      update meetings set revision = revision + 1, updated_at = ${at} where id in (select meeting_id from gone)
    )
    select id from gone`;
  return erased.map(({ id }) => id);
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
  await eraseFromHistory(tx, ctx, meetingIds, { quoted, erased });
  await tx.$executeRaw(Prisma.sql`
    update notifications set changes = replace(changes::text, ${quoted}, ${erased})::jsonb
     where meeting_id = any(${meetingIds}::uuid[]) and ${quotes("changes")}`);
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
}

/** Whom somebody asked by email to come instead was perhaps never invited. */
async function eraseDelegates(tx: Tx, email: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`delete from delegate_requests where email = ${email}`);
  await tx.$executeRaw(Prisma.sql`
    update invitee_emails set body = replace(body, ${email}, ${ERASED}) where strpos(body, ${email}) > 0`);
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

/** Answers kept for repeated requests are sealed, so each of the last day's is opened and those with the address go. */
async function eraseKeptAnswers(tx: Tx, { secrets }: Context, email: string): Promise<void> {
  const kept = await tx.idempotencyRecord.findMany({ select: { id: true, sealed: true } });
  const quoting = kept
    .filter(({ id, sealed }) => secrets.unseal(sealed, placeOf.answer(id)).toLowerCase().includes(email))
    .map(({ id }) => id);
  await tx.idempotencyRecord.deleteMany({ where: { id: { in: quoting } } });
}
