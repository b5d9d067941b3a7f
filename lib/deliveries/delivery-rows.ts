import { Prisma } from "@/lib/db/generated/client";
import { isNotifiedOf } from "@/lib/notifications/notify";
import { isClosed } from "@/lib/people/closed-account";

/**
 * SQL: the insert of deliveries, alone or as a part of a larger statement. An email is queued. An in-app message is
 * delivered at once, or skipped where the account is closed or its template is missing or switched off (docs/design/product.md#19).
 * @param source a select of `id`, `meeting_id`, `invitation_id`, `channel`, `template`, `sequence`, `revision`, `resent`
 * and `created_at`
 */
export function deliveryRows(source: Prisma.Sql): Prisma.Sql {
  return deliveryRowsOf(Prisma.sql`(select m.host_id from meetings m where m.id = d.meeting_id)`, source);
}

/** SQL: the same for meetings of one host, which the same statement may store. */
export function deliveryRowsOf(hostId: Prisma.Sql, source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into deliveries (id, meeting_id, host_id, invitation_id, channel, template, state, reason, sequence, revision, resent, created_at, at)
    select d.id, d.meeting_id, ${hostId}, d.invitation_id, d.channel::channel, d.template,
           (case when d.obstacle is not null then 'skipped' when d.channel = 'email' then 'queued' else 'delivered' end)::delivery_state,
           d.obstacle, d.sequence, d.revision, d.resent, d.created_at, d.created_at
      from (select x.*, case when x.channel = 'email' then null
                            when exists (select 1 from invitations i where i.id = x.invitation_id and ${isClosed("i")}) then 'account_closed'
                            when not ${isNotifiedOf(Prisma.sql`x.template`)} then 'template_missing' end as obstacle
              from (${source}) x) d`;
}
