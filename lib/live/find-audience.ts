import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { orNull, text, uuid } from "@/lib/db/shape";
import { newSince } from "@/lib/live/new-since";

export type Audience = {
  readonly snapshot: string;
  readonly userIds: Set<string>;
  readonly invitationIds: Set<string>;
};

const concerned = { snapshot: text, userId: orNull(uuid), invitationId: orNull(uuid) };

/**
 * The people whom new events may concern: wide on purpose, removed invitees too, because it only says who has to look
 * again. What they may read is decided by `readEvents`.
 */
export async function findAudience(db: Db, since: string): Promise<Audience> {
  const rows = await query(db, concerned)`
    select pg_current_snapshot()::text as snapshot, a."userId", a."invitationId"
      from (select 1) as always left join (
        select distinct c."userId", c."invitationId"
          from live_events e cross join lateral (
            select n.user_id as "userId", null::uuid as "invitationId" from notifications n where e.kind = 'notification' and n.id = e.subject_id
            union all select m.host_id, null from meetings m where e.kind <> 'notification' and m.id = e.meeting_id
            union all select i.user_id, i.id from invitations i where e.kind <> 'notification' and i.meeting_id = e.meeting_id
            union all select p.user_id, null from participants p where e.kind <> 'notification' and p.meeting_id = e.meeting_id
          ) c where ${newSince(since)}
      ) a on true`;
  const [first] = rows;
  if (!first) throw new Error("A reading always has its snapshot.");
  return {
    snapshot: first.snapshot,
    userIds: new Set(rows.flatMap(({ userId }) => userId ?? [])),
    invitationIds: new Set(rows.flatMap(({ invitationId }) => invitationId ?? [])),
  };
}
