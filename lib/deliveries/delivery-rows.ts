import { Prisma } from "@/lib/db/generated/client";
import { isNotifiedOf } from "@/lib/notifications/notify";

/**
 * SQL: the insert of deliveries, alone or as a part of a larger statement. An email is queued. An in-app message is
 * delivered at once, or skipped where its template is missing or switched off (docs/design/product.md#19).
 * @param source a select of `id`, `meeting_id`, `invitation_id`, `channel`, `template`, `sequence`, `revision`, `resent`
 * and `created_at`
 */
export function deliveryRows(source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    insert into deliveries (id, meeting_id, invitation_id, channel, template, state, reason, sequence, revision, resent, created_at, at)
    select d.id, d.meeting_id, d.invitation_id, d.channel::channel, d.template,
           (case when d.channel = 'email' then 'queued' when d.possible then 'delivered' else 'skipped' end)::delivery_state,
           case when not d.possible then 'template_missing' end, d.sequence, d.revision, d.resent, d.created_at, d.created_at
      from (select x.*, x.channel = 'email' or ${isNotifiedOf(Prisma.sql`x.template`)} as possible from (${source}) x) d`;
}
