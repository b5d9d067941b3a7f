import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { float } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";

/** Epoch milliseconds. */
export type EarlierTime = { readonly startsAt: number; readonly endsAt: number };

/**
 * The time that this invitee knew before the present one and has not answered since: what the newest message to them about
 * another time said. It needs no record of visits, so that a visit changes nothing. Undefined when they know no other time.
 */
export async function earlierTimeOf(
  { db }: Pick<Context, "db">,
  invitationId: string,
): Promise<EarlierTime | undefined> {
  const [earlier] = await query(db, { startsAt: float, endsAt: float })`
    select (c.content->>'startsAt')::float8 as "startsAt", (c.content->>'endsAt')::float8 as "endsAt"
      from invitations i
      join meetings m on m.id = i.meeting_id
      join deliveries d on d.invitation_id = i.id
      left join stored_mails s on s.delivery_id = d.id
      cross join lateral (
        select content, revision from meeting_contents c
         where c.meeting_id = m.id and c.revision <= coalesce(s.revision, d.revision) order by c.revision desc limit 1
      ) c
     where i.id = ${invitationId}::uuid and i.response = 'needs_action'
       and (d.state in ('sent', 'delivered', 'delayed') or d.reason = 'email_client_missing')
       and ((c.content->>'startsAt')::float8, (c.content->>'endsAt')::float8)
           <> (${epochMillis("m.starts_at")}, ${epochMillis("m.ends_at")})
     order by c.revision desc limit 1`;
  return earlier;
}
