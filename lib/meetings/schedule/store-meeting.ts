import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import type { RowOf } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { deliveryRowsOf } from "@/lib/deliveries/delivery-rows";
import { mailQueue, mailQueueOf } from "@/lib/meetings/announce/fair-order";
import { calendarIds, calendarsDue, newCalendarLines } from "@/lib/meetings/announce/queue-calendar-syncs";
import type { NewMeeting } from "@/lib/meetings/schedule/new-meeting";
import { notificationRows } from "@/lib/notifications/notify";
import { pushesDue, pushesOf } from "@/lib/notifications/queue-pushes";

const stored = { ...mailQueue, ...calendarsDue, pushes: pushesDue };

/**
 * Stores all of a new meeting in one statement, whoever and however many are invited (docs/design/security.md#P-25). An in-app
 * notification whose template is gone or disabled becomes a skipped delivery (docs/design/product.md#19).
 * @returns also the host's mails that waited before: what a statement reads is older than what it writes
 */
export async function storeMeeting(tx: Tx, meeting: NewMeeting): Promise<RowOf<typeof stored>> {
  const hostId = Prisma.sql`${meeting.meeting.hostId}::uuid`;
  const [row] = await query(tx, stored)`
    with doc as (select ${JSON.stringify(meeting)}::jsonb as d),
    at as (select (d ->> 'at')::timestamptz as t, (d -> 'meeting' ->> 'id')::uuid as meeting_id,
                  (d ->> 'conversationId')::uuid as conversation_id from doc),
    new_meeting as (
      insert into meetings (id, host_id, kind, origin, title, description, starts_at, ends_at, time_zone, location_type, location_value,
                            disclosure, reminders, relationship_id, uid, skip_invitation_emails, created_at, updated_at)
      select m.id, m."hostId", m.kind, m.origin, m.title, m.description, m."startsAt", m."endsAt", m."timeZone", m."locationType", m."locationValue",
             m.disclosure, m.reminders, m."relationshipId", m.uid, m."skipInvitationEmails", at.t, at.t
        from doc, at, jsonb_to_record(d -> 'meeting') as m(
          id uuid, "hostId" uuid, kind meeting_kind, origin meeting_origin, title text, description text, "startsAt" timestamptz, "endsAt" timestamptz,
          "timeZone" text, "locationType" location_type, "locationValue" text, disclosure disclosure, reminders reminder_choice, "relationshipId" uuid, uid text, "skipInvitationEmails" boolean)
    ),
    new_link as (insert into meeting_links (meeting_id, slug, created_at) select meeting_id, d ->> 'slug', t from doc, at),
    new_content as (
      insert into meeting_contents (meeting_id, revision, content, disclosure, reminders, relationship_id)
      select meeting_id, 1, d -> 'content', (d -> 'meeting' ->> 'disclosure')::disclosure, (d -> 'meeting' ->> 'reminders')::reminder_choice, (d -> 'meeting' ->> 'relationshipId')::uuid from doc, at
    ),
    new_conversation as (insert into conversations (id, meeting_id, created_at) select conversation_id, meeting_id, t from at),
    new_members as (
      insert into conversation_members (conversation_id, user_id, joined_at)
      select conversation_id, member::uuid, t from doc, at, jsonb_array_elements_text(d -> 'members') as member
    ),
    new_invitations as (
      insert into invitations (id, meeting_id, kind, user_id, email, name, by_address, token_hash, position, created_at, queued_revision, notified_revision)
      select i.id, meeting_id, i.kind, i."userId", i.email, i.name, i."byAddress", decode(i."tokenHash", 'hex'), i.position, t, 1,
             case when (d -> 'meeting' ->> 'skipInvitationEmails')::boolean then 1 end
        from doc, at, jsonb_to_recordset(d -> 'invitations') as i(
          id uuid, kind invitee_kind, "userId" uuid, email text, name text, "byAddress" boolean, "tokenHash" text, position int)
    ),
    new_deliveries as (${deliveryRowsOf(
      hostId,
      Prisma.sql`
      select x.id, meeting_id, x."invitationId" as invitation_id, x.channel, x.template, 0 as sequence, 1 as revision, false as resent, t as created_at
        from doc, at, jsonb_to_recordset(d -> 'deliveries') as x(id uuid, "invitationId" uuid, channel text, template text)`,
    )}
    ),
    new_notifications as (${notificationRows(Prisma.sql`
      select n."userId" as user_id, meeting_id, 1 as revision, n.kind, '[]'::jsonb as changes, t as created_at
        from doc, at, jsonb_to_recordset(d -> 'notifications') as n("userId" uuid, kind text)`)}
      returning id, user_id
    ), ${newCalendarLines},
    new_history as (
      insert into history (id, meeting_id, position, at, actor_kind, actor_id, action, hash)
      select h.id, meeting_id, h.position, h.at, h."actorKind", h."actorId", h.action, decode(h.hash, 'hex')
        from doc, at, jsonb_to_record(d -> 'history') as h(
          id uuid, position int, at timestamptz, "actorKind" text, "actorId" uuid, action text, hash text)
    ),
    new_mark as (
      insert into chain_marks (log, chain_id, kind, position, hash, mac)
      select 'history', meeting_id, 'head', (d -> 'history' ->> 'position')::int, decode(d -> 'history' ->> 'hash', 'hex'), decode(d -> 'history' ->> 'mac', 'hex')
        from doc, at
    )
    select queue.*, ${calendarIds} as "connectionIds", ${pushesOf(Prisma.sql`new_notifications`)} as pushes from (${mailQueueOf(hostId)}) queue`;
  if (!row) throw new Error("A count is always a row.");
  return row;
}
