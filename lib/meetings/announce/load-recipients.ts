import { contentColumn } from "@/lib/columns/content-column";
import type { Db } from "@/lib/db/client";
import { InviteeKind, UpdateMails } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, int, jsonColumn, oneOf, orNull, text, uuid } from "@/lib/db/shape";
import type { Recipient } from "@/lib/meetings/announce/messages-due";
import type { Invitee } from "@/lib/meetings/invitees/reconcile-invitees";
import { isClosed } from "@/lib/people/closed-account";

export type StoredRecipient = Invitee &
  Recipient & {
    /** To the host they are an address and nothing more (docs/design/product.md#14). */
    readonly asGuest: boolean;
    /** Nothing reaches them any more; what is queued for them is skipped. */
    readonly accountClosed: boolean;
  };

/**
 * Everyone who is or was invited, with what they were last told and how they want to hear of changes. What is on its
 * way (queued) counts as told, so it needs no second announcement. An invitee whom the host knows by address only
 * gets every mail: a missing one would tell the host that there is an account.
 */
export async function loadRecipients(db: Db, meetingId: string): Promise<StoredRecipient[]> {
  return query(db, recipient)`
    select i.id, i.kind, i.user_id as "userId", i.email, i.removed_at is not null as removed, i.called_off_at is not null as "cancellationSent",
           i.address_only as "asGuest", ${isClosed("i")} as "accountClosed",
           case when i.address_only then 'always' else coalesce(u.update_mails::text, 'always') end as "updateMails",
           exists (select 1 from calendar_connections k where k.user_id = i.user_id and k.state = 'connected' and k.writes) as "calendarConnected",
           i.token_version as "tokenVersion",
           coalesce(i.added_revision > i.queued_revision, false) as "invitedAnew",
           (select c.content from meeting_contents c where c.meeting_id = i.meeting_id and c.revision <= i.queued_revision
             order by c.revision desc limit 1) as notified
      from invitations i left join users u on u.id = i.user_id
     where i.meeting_id = ${meetingId}::uuid
     order by i.position, i.id`;
}

const recipient = {
  id: uuid,
  kind: enumOf(InviteeKind),
  userId: orNull(uuid),
  email: text,
  removed: bool,
  cancellationSent: bool,
  asGuest: bool,
  accountClosed: bool,
  tokenVersion: int,
  invitedAnew: bool,
  updateMails: oneOf(...Object.values(UpdateMails)),
  calendarConnected: bool,
  notified: orNull(jsonColumn("meeting_contents.content", contentColumn)),
};
