import { z } from "zod";
import { Prisma, type PrismaClient } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, text, uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { markRows } from "@/lib/history/chain-mark";
import { eraseFromHistory } from "@/lib/history/erase-from-history";
import { errorFacts, type Log } from "@/lib/log";
import { ERASED } from "@/lib/meetings/guests/erase-address";
import type { Secrets } from "@/lib/secrets";

/** How many meetings one transaction takes out. */
const MOST_AT_ONCE = 50;

/** What taking out old data needs. */
export type ForgettingWorld = {
  readonly db: PrismaClient;
  readonly now: () => number;
  readonly secrets: Secrets;
  readonly log: Log;
};

/**
 * Takes out the meetings that were over before an instant (epoch milliseconds), with all that hangs on them. Nobody is notified and
 * connected calendars are left as they are. Of the history stays who did what and when; what the lines said goes, and an anchor
 * says that the meeting went by our hand. In sets, each of them whole or not at all; repeatable, by several at once too. A meeting that cannot be
 * taken out is reported and holds up none of the others.
 */
export async function forgetMeetings(world: ForgettingWorld, before: number, mostAtOnce = MOST_AT_ONCE): Promise<void> {
  for (let after: string | undefined; ; ) {
    const ids = await findDue(world.db, before, { after, mostAtOnce });
    after = ids.at(-1);
    if (after === undefined) return;
    await forgetApart(world, ids, before);
  }
}

/** The next meetings whose time has come, in the order of their ids. */
async function findDue(
  db: PrismaClient,
  before: number,
  { after, mostAtOnce }: { after: string | undefined; mostAtOnce: number },
): Promise<string[]> {
  const rest = after === undefined ? Prisma.sql`true` : Prisma.sql`id > ${after}::uuid`;
  const found = await query(db, { id: uuid })`
    /* reads everything: for what is too old */
    select id from meetings where ${rest} and ${isDue(before)} order by id limit ${mostAtOnce}`;
  return found.map(({ id }) => id);
}

/**
 * SQL: a condition on `meetings`, for those that were over and spoken of for the last time before an instant, and of which nothing waits: no
 * message to be sent, no announcement to be made and no calendar to be written.
 */
function isDue(before: number): Prisma.Sql {
  const time = instant(before);
  return Prisma.sql`coalesce(cancelled_at, ended_at, ends_at) < ${time}
    and not exists (select 1 from deliveries d where d.meeting_id = meetings.id and d.state = 'queued')
    and not exists (select 1 from calendar_events e where e.meeting_id = meetings.id and e.state = 'pending')
    and not exists (select 1 from conversations c join messages g on g.conversation_id = c.id
                     where c.meeting_id = meetings.id and g.created_at >= ${time})
    and not exists (select 1 from invitations i join invitee_emails e on e.invitation_id = i.id
                     where i.meeting_id = meetings.id and e.at >= ${time})
    and not exists (select 1 from pgboss.job j
                     where j.name = 'announce' and j.state < 'completed' and j.data ->> 'meetingId' = meetings.id::text)`;
}

/** All of them in one transaction, and where that fails each in one of its own. */
async function forgetApart(world: ForgettingWorld, ids: readonly string[], before: number): Promise<void> {
  try {
    await inTransaction(world.db, (tx) => forgetTogether(tx, world, ids, before));
  } catch (error) {
    if (ids.length > 1) for (const id of ids) await forgetApart(world, [id], before);
    else
      world.log.error(
        { meetingId: ids[0], ...errorFacts(error) },
        "A past meeting could not be erased. It is tried again.",
      );
  }
}

async function forgetTogether(tx: Tx, world: ForgettingWorld, found: readonly string[], before: number): Promise<void> {
  await lockMeetings(tx, Prisma.sql`id = any(${[...found]}::uuid[])`, "delete");
  // Looked at again: what happened while waiting counts, and another worker may have taken some out.
  const still = await query(tx, { id: uuid })`
    select id from meetings where id = any(${[...found]}::uuid[]) and ${isDue(before)}`;
  const ids = still.map(({ id }) => id);
  if (ids.length === 0) return;
  for (const statement of whatHangsOn(ids)) await tx.$executeRaw(statement);
  await forgetWords(tx, world, ids);
  await tx.meeting.deleteMany({ where: { id: { in: ids } } });
}

/** Every row that names the meetings, those that name others of them first. */
function whatHangsOn(meetingIds: readonly string[]): Prisma.Sql[] {
  const ids = Prisma.sql`any(${[...meetingIds]}::uuid[])`;
  const invitations = Prisma.sql`(select id from invitations where meeting_id = ${ids})`;
  const conversations = Prisma.sql`(select id from conversations where meeting_id = ${ids})`;
  const challenges = Prisma.sql`(select id from sign_in_challenges where invitation_id in ${invitations})`;
  return [
    Prisma.sql`delete from stored_mails where delivery_id in (select id from deliveries where meeting_id = ${ids})`,
    Prisma.sql`delete from stored_mails where challenge_id in ${challenges}`,
    Prisma.sql`delete from sign_in_challenges where invitation_id in ${invitations}`,
    ...[
      "guest_confirmations",
      "time_proposals",
      "delegate_requests",
      "invitee_emails",
      "message_emails",
      "reminders",
    ].map((table) => Prisma.sql`delete from ${Prisma.raw(table)} where invitation_id in ${invitations}`),
    ...["messages", "conversation_members"].map(
      (table) => Prisma.sql`delete from ${Prisma.raw(table)} where conversation_id in ${conversations}`,
    ),
    ...[
      "conversations",
      "participants",
      "notifications",
      "deliveries",
      "calendar_events",
      "meeting_links",
      "meeting_contents",
      "invitations",
    ].map((table) => Prisma.sql`delete from ${Prisma.raw(table)} where meeting_id = ${ids}`),
  ];
}

const lastLine = { chainId: uuid, position: int, hash: text };

/** What the lines of their histories said; the caller holds the meetings. */
async function forgetWords(tx: Tx, { now, secrets }: ForgettingWorld, meetingIds: readonly string[]): Promise<void> {
  await eraseFromHistory(tx, { now, secrets }, meetingIds, {
    where: Prisma.sql`changes <> '[]'::jsonb`,
    erase: withoutWords,
  });
  const ends = await query(tx, lastLine)`
    select distinct on (meeting_id) meeting_id as "chainId", position, encode(hash, 'hex') as hash from history
     where meeting_id = any(${[...meetingIds]}::uuid[]) order by meeting_id, position desc`;
  const anchors = ends.map((end) => ({ ...end, log: "history", kind: "anchor" }) as const);
  await tx.$executeRaw(markRows(anchors, secrets));
}

/** Which fields a line was about, without anything that was in them. Pure. */
function withoutWords(changes: unknown): unknown {
  return z
    .array(z.record(z.string(), z.unknown()))
    .parse(changes)
    .map((change) =>
      Object.fromEntries(Object.keys(change).map((key) => [key, key === "field" ? change[key] : ERASED])),
    );
}
