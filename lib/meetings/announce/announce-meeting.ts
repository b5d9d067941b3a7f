import { contentColumn } from "@/lib/columns/content-column";
import { Prisma } from "@/lib/db/generated/client";
import { MeetingKind } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, float, int, jsonColumn, orNull, type RowOf, uuid } from "@/lib/db/shape";
import { epochMillis, instant, lockMeeting } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { deliveryRows } from "@/lib/deliveries/delivery-rows";
import { newId } from "@/lib/ids";
import { mailJobsFor } from "@/lib/meetings/announce/consequences";
import { queueStartBefore } from "@/lib/meetings/announce/fair-order";
import { loadRecipients } from "@/lib/meetings/announce/load-recipients";
import { type Announcement, planAnnouncements } from "@/lib/meetings/announce/plan-announcements";
import { notificationRows } from "@/lib/notifications/notify";
import { queuePushes } from "@/lib/notifications/queue-pushes";
import { enqueue } from "@/lib/outbox/enqueue";

export type Announced =
  | { readonly kind: "announced"; readonly messages: number }
  | { readonly kind: "not_yet" | "gone" };

/**
 * Queues every message that brings the invitees from what they were last told to the meeting as it is: one each, however
 * many changes there were, and none where nothing differs in the end. Running it again finds nothing to say.
 * @param now epoch milliseconds; before the meeting's `announce_at` nothing is queued, a later job will do it
 */
export async function announceMeeting(tx: Tx, meetingId: string, now: number): Promise<Announced> {
  const meeting = await lockForAnnouncing(tx, meetingId);
  if (!meeting) return { kind: "gone" };
  if (meeting.announceAt !== null && meeting.announceAt > now) return { kind: "not_yet" };

  const recipients = await loadRecipients(tx, meetingId);
  const announcements = planAnnouncements(meeting, recipients, now).map((one) => ({ ...one, id: newId() }));
  await storeAnnouncements(tx, meeting, announcements, now);
  await enqueue(tx, mailJobsFor(announcements, await queueStartBefore(tx, meetingId, announcements)));
  const userIds = announcements.flatMap(({ channel, userId }) =>
    channel === "in_app" && userId !== null ? [userId] : [],
  );
  await queuePushes(tx, meetingId, userIds);
  return { kind: "announced", messages: announcements.length };
}

const announcing = {
  id: uuid,
  kind: enumOf(MeetingKind),
  revision: int,
  sequence: int,
  announceAt: orNull(float),
  endedByHost: bool,
  content: jsonColumn("meeting_contents.content", contentColumn),
};
type Announcing = RowOf<typeof announcing>;

async function lockForAnnouncing(tx: Tx, meetingId: string): Promise<Announcing | undefined> {
  await lockMeeting(tx, meetingId);
  const [meeting] = await query(tx, announcing)`
    select m.id, m.kind, m.revision, m.sequence, m.ended_at is not null as "endedByHost", ${epochMillis("m.announce_at")} as "announceAt",
           (select content from meeting_contents c where c.meeting_id = m.id order by c.revision desc limit 1) as content
      from meetings m where m.id = ${meetingId}::uuid`;
  return meeting;
}

type Stored = Announcement & { readonly id: string };

/** Deliveries for all, notifications for those with an account, and what each now has queued. */
async function storeAnnouncements(
  tx: Tx,
  meeting: Announcing,
  announcements: readonly Stored[],
  now: number,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    with said as (
      select a.*, ${meeting.id}::uuid as meeting_id, ${meeting.sequence}::int as sequence, ${meeting.revision}::int as revision, ${instant(now)} as created_at
        from jsonb_to_recordset(${JSON.stringify(announcements)}::jsonb) as a(
          id uuid, "invitationId" uuid, "userId" uuid, channel text, template text, "callsOff" boolean, changes jsonb)
    ), new_deliveries as (${deliveryRows(Prisma.sql`
      select id, meeting_id, "invitationId" as invitation_id, channel, template, sequence, revision, false as resent, created_at from said`)}
    ), new_notifications as (${notificationRows(Prisma.sql`
      select "userId" as user_id, meeting_id, revision, template as kind, changes, created_at from said where channel = 'in_app'`)}
    ), queued as (
      update invitations i set queued_revision = ${meeting.revision},
             called_off_at = case when a."callsOff" then ${instant(now)} else i.called_off_at end
        from (select distinct "invitationId", "callsOff" from said) a where i.id = a."invitationId"
    )
    update meetings set announced_sequence = sequence, announce_at = null where id = ${meeting.id}::uuid`);
}
