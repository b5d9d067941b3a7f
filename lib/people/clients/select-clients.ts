import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { RelationshipStatus } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, float, neverNull, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { ClientRow } from "@/lib/people/clients/client-view";

const client = {
  relationshipId: uuid,
  status: enumOf(RelationshipStatus),
  name: neverNull(text),
  email: neverNull(text),
  timeZone: neverNull(text),
  locale: neverNull(text),
  createdAt: float,
  endedAt: orNull(float),
  invitedAt: orNull(float),
  lastMeetingAt: orNull(float),
  nextMeetingAt: orNull(float),
};

/**
 * The clients of one counselor, without those that were erased, in no order. Their meetings are gone through once, however many
 * clients there are; one that was cancelled or that the client declined counts for neither the last nor the next.
 * @param which a condition on `relationships` as `r`
 */
export function selectClients(db: Db, counselorId: string, now: number, which: Prisma.Sql): Promise<ClientRow[]> {
  return query(db, client)`
    with met as (
      select m.relationship_id, max(m.starts_at) filter (where m.ends_at <= ${instant(now)}) as last,
             min(m.starts_at) filter (where m.ends_at > ${instant(now)}) as next
        from meetings m
       where m.host_id = ${counselorId}::uuid and m.status = 'scheduled' and m.relationship_id is not null
         and not exists (select 1 from invitations i
           where i.meeting_id = m.id and i.kind = 'client' and i.removed_at is null and i.response = 'declined')
       group by m.relationship_id)
    select r.id as "relationshipId", r.status, r.name, r.email, r.time_zone as "timeZone", r.locale,
           ${epochMillis("r.created_at")} as "createdAt", ${epochMillis("r.ended_at")} as "endedAt",
           ${epochMillis("r.invited_at")} as "invitedAt", ${epochMillis("met.last")} as "lastMeetingAt", ${epochMillis("met.next")} as "nextMeetingAt"
      from relationships r left join met on met.relationship_id = r.id
     where r.counselor_id = ${counselorId}::uuid and r.name is not null and r.email is not null
       and r.time_zone is not null and r.locale is not null and ${which}`;
}
