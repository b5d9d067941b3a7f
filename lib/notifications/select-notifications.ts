import { z } from "zod";
import { changesColumn } from "@/lib/columns/changes-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { MeetingState } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, float, int, jsonColumn, oneOf, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";
import { noticeKeys } from "@/lib/wording/notice-words";

/** The reader's notifications that match the where-filter on `notifications n`, newest first. */
export async function findNotifications(ctx: Context, filter: Prisma.Sql, limit = 1_000): Promise<NotificationRow[]> {
  return query(ctx.db, notification)`
    select n.id, n.kind, n.meeting_id as "meetingId", h.name as "hostName", m.time_zone as "timeZone", n.revision, n.changes,
           ${epochMillis("m.starts_at")} as "startsAt", ${epochMillis("n.created_at")} as "createdAt",
           ${epochMillis("n.read_at")} as "readAt",
           case when n.kind in ('meeting_response', 'email_from_invitee') then p.name end as "answeredBy", case when n.kind in ('delivery_failed', 'account_closed') then p.name end as unreached,
           case n.kind when 'meeting_response' then n.changes -> 0 ->> 'to' end as answer,
           (select t.wording from templates t where t.channel = 'in_app' and t.key = n.kind and t.locale = 'en') as wording,
           ${epochMillis("m.ends_at")} as "endsAt", m.status, l.slug, m.kind = 'instant' as instant, r.locale, ${awaitsAnswer(ctx)} as "awaitsAnswer"
      from notifications n
      join meetings m on m.id = n.meeting_id
      join users h on h.id = m.host_id
      join users r on r.id = n.user_id
      join meeting_links l on l.meeting_id = m.id
      -- Someone invited by address stays an address until they show themselves (docs/design/product.md#14).
      left join lateral (
        select coalesce(u.name, i.name, i.email) as name
          from invitations i left join users u on u.id = i.user_id and not i.address_only
         where n.kind in ('meeting_response', 'delivery_failed', 'email_from_invitee', 'account_closed') and i.id = (n.changes -> 0 ->> 'invitationId')::uuid
      ) p on true
     where ${visibleNotifications(ctx)} and ${filter}
     order by n.created_at desc, n.id desc
     limit ${limit}`;
}

const notification = {
  id: uuid,
  kind: oneOf(...noticeKeys),
  meetingId: uuid,
  hostName: text,
  timeZone: text,
  revision: int,
  changes: jsonColumn("notifications.changes", changesColumn),
  startsAt: float,
  createdAt: float,
  readAt: orNull(float),
  answeredBy: orNull(text),
  unreached: orNull(text),
  answer: orNull(oneOf("accepted", "declined", "tentative", "proposed")),
  wording: jsonColumn("templates.wording", z.unknown()),
  endsAt: float,
  status: enumOf(MeetingState),
  slug: text,
  instant: bool,
  locale: text,
  awaitsAnswer: bool,
};

function awaitsAnswer(ctx: Context): Prisma.Sql {
  const now = instant(ctx.now());
  return Prisma.sql`m.status = 'scheduled' and m.ends_at > ${now} and exists (select 1 from invitations w where w.meeting_id = m.id and w.user_id = n.user_id and w.removed_at is null
                   and w.response = 'needs_action')`;
}
