import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int, type RowOf } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { isClosed } from "@/lib/people/closed-account";

const counts = {
  /** Meetings of theirs that are called off. */
  cancels: int,
  /** People who are notified of that. */
  notifies: int,
  /** Meetings of others whose host is asked whether they stay invited. */
  asks: int,
  /** Relationships on either side. */
  relationships: int,
  sessions: int,
  apiKeys: int,
  calendars: int,
};

export type DeactivationPreview = RowOf<typeof counts>;

/** What closing the account would end, in numbers. Stores nothing. All are 0 once it is closed. @throws AppError `forbidden` but for its owner and the operator */
export async function previewDeactivation(ctx: Context, userId: string): Promise<DeactivationPreview> {
  if (ctx.actor.kind !== "user" || ctx.actor.userId !== userId) requireOperator(ctx);
  const now = instant(ctx.now());
  const [found] = await query(ctx.db, counts)`
    with own as (select id from meetings where host_id = ${userId}::uuid and status = 'scheduled' and ends_at > ${now})
    select (select count(*)::int from own) as cancels,
           (select count(distinct i.email)::int from own join invitations i on i.meeting_id = own.id
             where i.removed_at is null and i.queued_revision is not null and not ${isClosed("i")}) as notifies,
           (select count(*)::int from invitations i join meetings m on m.id = i.meeting_id
             where i.user_id = a.id and i.removed_at is null and not i.address_only and a.deactivated_at is null
               and m.status = 'scheduled' and m.ends_at > ${now}) as asks,
           (select count(*)::int from relationships r where r.status = 'active' and a.id in (r.counselor_id, r.client_id)) as relationships,
           (select count(*)::int from sessions s where s.user_id = a.id and s.revoked_at is null and s.expires_at > ${now}) as sessions,
           (select count(*)::int from api_keys k where k.user_id = a.id and k.revoked_at is null) as "apiKeys",
           (select count(*)::int from calendar_connections k where k.user_id = a.id) as calendars
      from users a where a.id = ${userId}::uuid`;
  return found ?? { cancels: 0, notifies: 0, asks: 0, relationships: 0, sessions: 0, apiKeys: 0, calendars: 0 };
}
