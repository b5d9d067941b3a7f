import { contentColumn } from "@/lib/columns/content-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { Disclosure, Reminders } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, int, jsonColumn, orNull, type RowOf, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { refusal } from "@/lib/errors";
import { appendHistory } from "@/lib/history/append-history";
import { whenToRemind } from "@/lib/meetings/announce/consequences";
import { queueMail } from "@/lib/meetings/announce/queue-mail";
import { reopenProposals } from "@/lib/meetings/change/expire-proposals";
import { changesBetween, contentOf } from "@/lib/meetings/content";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { syncConversationMembers } from "@/lib/meetings/invitees/sync-conversation-members";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Takes the last change back, cancellation included, while nobody has heard of it (docs/design/product.md#9). The
 * announcement that it had queued then finds nothing to say.
 * @param revision the one that the change made; another one means that the meeting has changed since
 * @throws AppError `not_found`, `forbidden`, `conflict` when the time for undoing is over or something changed since
 */
export function undoChange(ctx: Context, meetingId: string, revision: number): Promise<MeetingRow> {
  return inTransaction(ctx.db, async (tx) => {
    const changed = await lockHostedMeeting(ctx, tx, meetingId);
    if (changed.revision !== revision || !(await isUnannounced(tx, meetingId, ctx.now()))) {
      throw refusal(
        "conflict",
        "undo_late",
        "It is too late to undo this: people are being told. Edit the meeting instead.",
      );
    }
    const earlier = await findEarlier(tx, meetingId, revision - 1);
    await takeBackMessage(tx, meetingId, revision);
    await restoreMeeting(tx, meetingId, earlier, ctx.now());
    await restoreInvitees(tx, meetingId, revision, ctx.now());
    await inviteAfterAll(tx, meetingId, ctx.now());
    await reopenProposals(tx, meetingId, revision);
    await syncConversationMembers(tx, meetingId, ctx.now());
    await appendHistory(tx, ctx, meetingId, "change_withdrawn", changesBetween(contentOf(changed), earlier.content));
    const restored = await findMeeting({ ...ctx, db: tx }, meetingId);
    // One that fell due meanwhile found another meeting and was skipped.
    await enqueue(tx, whenToRemind(restored, ctx.now()));
    return restored;
  });
}

async function isUnannounced(tx: Tx, meetingId: string, now: number): Promise<boolean> {
  const rows = await query(tx, { yes: int })`
    select 1 as yes from meetings where id = ${meetingId}::uuid and announce_at > ${instant(now)}`;
  return rows.length > 0;
}

/** What was said with the change is taken back with it. */
async function takeBackMessage(tx: Tx, meetingId: string, revision: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update meeting_contents set message = null where meeting_id = ${meetingId}::uuid and revision = ${revision}`);
}

const earlierState = {
  content: jsonColumn("meeting_contents.content", contentColumn),
  disclosure: enumOf(Disclosure),
  reminders: enumOf(Reminders),
  relationshipId: orNull(uuid),
};
type Earlier = RowOf<typeof earlierState>;

async function findEarlier(tx: Tx, meetingId: string, revision: number): Promise<Earlier> {
  const [earlier] = await query(tx, earlierState)`
    select content, disclosure, reminders, relationship_id as "relationshipId" from meeting_contents
     where meeting_id = ${meetingId}::uuid and revision <= ${revision} order by revision desc limit 1`;
  if (!earlier) throw refusal("conflict", "nothing_to_undo", "There is nothing to undo. Edit the meeting instead.");
  return earlier;
}

/** An undo takes a revision of its own, because readers of the changed meeting have an old copy now. */
async function restoreMeeting(tx: Tx, meetingId: string, { content, ...earlier }: Earlier, now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with back as (
      update meetings set title = ${content.title}, description = ${content.description},
             starts_at = ${instant(content.startsAt)}, ends_at = ${instant(content.endsAt)}, time_zone = ${content.timeZone},
             location_type = ${content.location.type}::location_type, location_value = ${content.location.value},
             disclosure = ${earlier.disclosure}::disclosure, reminders = ${earlier.reminders}::reminder_choice, relationship_id = ${earlier.relationshipId}::uuid,
             status = ${content.status}::meeting_state, cancelled_at = null, cancel_reason = null,
             revision = revision + 1, updated_at = ${instant(now)}
       where id = ${meetingId}::uuid returning id, revision, disclosure, reminders, relationship_id
    )
    insert into meeting_contents (meeting_id, revision, content, disclosure, reminders, relationship_id)
    select id, revision, ${JSON.stringify(content)}::jsonb, disclosure, reminders, relationship_id from back`);
}

/**
 * Puts the list of invitees back: removed ones return, added ones go, and answers that the change reset count as
 * before.
 */
async function restoreInvitees(tx: Tx, meetingId: string, revision: number, now: number): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set
           removed_at = case when removed_revision = ${revision} then null when added_revision = ${revision} then ${instant(now)} else removed_at end,
           response = case when reset_revision = ${revision} then earlier_response else response end,
           reset_revision = case when reset_revision = ${revision} then null else reset_revision end
     where meeting_id = ${meetingId}::uuid`);
}

/**
 * Queues the invitations that fell due while the undone change kept them back: their emails were skipped, so nobody else
 * would tell these people of the meeting.
 */
async function inviteAfterAll(tx: Tx, meetingId: string, now: number): Promise<void> {
  const keptBack = await query(tx, { id: uuid })`
    select i.id from invitations i
     where i.meeting_id = ${meetingId}::uuid and i.removed_at is null and i.notified_revision is null
       and exists (select 1 from deliveries d where d.invitation_id = i.id and d.channel = 'email'
                      and d.state = 'skipped' and d.reason in ('invitation_withdrawn', 'meeting_cancelled'))
       and not exists (select 1 from deliveries d where d.invitation_id = i.id and d.channel = 'email' and d.state <> 'skipped')
     order by i.position, i.id`;
  for (const { id } of keptBack) await queueMail(tx, { id, meetingId }, "kept_back", now);
}
