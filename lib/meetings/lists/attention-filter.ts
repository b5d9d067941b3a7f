import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { SHOWN_TO_HOST } from "@/lib/deliveries/shown-to-host";
import { FAILURES, POINTLESS } from "@/lib/deliveries/undelivered";
import { DAY } from "@/lib/time/durations";

const ANSWERS_DUE_MILLISECONDS = DAY;

/**
 * The where-filter on `meetings m` for what its host should look at (docs/design/pages.md#P2): still to come or going
 * on, and the newest mail to somebody did not arrive, or it starts within 24 hours and somebody has not answered, or
 * somebody would rather come at another time, or a calendar does not have it.
 * @param now epoch milliseconds
 */
export function needsAttention(userId: string, now: number): Prisma.Sql {
  return Prisma.sql`(m.host_id = ${userId}::uuid and m.status = 'scheduled' and m.ends_at > ${instant(now)} and (
    exists (select 1 from invitations v where v.meeting_id = m.id and v.removed_at is null and (
      exists (select 1 from time_proposals p where p.invitation_id = v.id and p.state = 'open')
      or (v.response = 'needs_action' and m.starts_at < ${instant(now + ANSWERS_DUE_MILLISECONDS)}) or ${NEWEST_MAIL_UNDELIVERED}))
    or exists (select 1 from calendar_events e join calendar_connections k on k.id = e.connection_id
                where e.meeting_id = m.id and k.user_id = m.host_id and k.writes and e.state = 'failed')))`;
}

/** Whether the newest mail to the invitation `v` did not arrive, by the lists that pages go by too. */
const NEWEST_MAIL_UNDELIVERED = Prisma.sql`(
  select d.state::text = any(${FAILURES}::text[]) and coalesce(d.reason, '') <> all(${POINTLESS}::text[])
    from deliveries d where d.invitation_id = v.id and d.channel = 'email' and ${SHOWN_TO_HOST} order by d.created_at desc, d.id desc limit 1)`;
