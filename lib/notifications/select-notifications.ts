import { changesColumn } from "@/lib/columns/changes-column";
import { readColumn, type Unread } from "@/lib/columns/read-column";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { epochMillis, instant } from "@/lib/db/sql";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { visibleNotifications } from "@/lib/notifications/visible-notifications";

/** The reader's notifications that match the where-filter on `notifications n`, newest first. */
export async function findNotifications(ctx: Context, filter: Prisma.Sql, limit = 1_000): Promise<NotificationRow[]> {
  const rows = await ctx.db.$queryRaw<Unread<NotificationRow, "changes">[]>(Prisma.sql`
    select n.id, n.kind, n.meeting_id as "meetingId", h.name as "hostName", m.time_zone as "timeZone", n.revision, n.changes,
           ${epochMillis("m.starts_at")} as "startsAt", ${epochMillis("n.created_at")} as "createdAt",
           ${epochMillis("n.read_at")} as "readAt",
           case n.kind when 'meeting_response' then p.name end as "answeredBy", case n.kind when 'delivery_failed' then p.name end as unreached,
           n.changes -> 0 ->> 'to' as answer,
           (select t.wording from templates t where t.channel = 'in_app' and t.key = n.kind and t.locale = 'en') as wording,
           ${epochMillis("m.ends_at")} as "endsAt", m.status::text, l.slug, m.kind = 'instant' as instant, ${awaitsAnswer(ctx)} as "awaitsAnswer"
      from notifications n
      join meetings m on m.id = n.meeting_id
      join users h on h.id = m.host_id
      join meeting_links l on l.meeting_id = m.id
      -- Someone invited by address stays an address until they show themselves (docs/design/product.md#14).
      left join lateral (
        select coalesce(u.name, i.name, i.email) as name
          from invitations i left join users u on u.id = i.user_id and not i.address_only
         where n.kind in ('meeting_response', 'delivery_failed') and i.id = (n.changes -> 0 ->> 'invitationId')::uuid
      ) p on true
     where ${visibleNotifications(ctx)} and ${filter}
     order by n.created_at desc, n.id desc
     limit ${limit}`);
  return rows.map((row) => ({ ...row, changes: readColumn("notifications.changes", changesColumn, row.changes) }));
}

function awaitsAnswer(ctx: Context): Prisma.Sql {
  const now = instant(ctx.now());
  return Prisma.sql`m.status = 'scheduled' and m.ends_at > ${now} and exists (select 1 from invitations w where w.meeting_id = m.id and w.user_id = n.user_id and w.removed_at is null
                   and w.response = 'needs_action')`;
}
