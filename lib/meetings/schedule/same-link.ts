import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { instantAt, text, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import type { MeetingRow } from "@/lib/meetings/meeting-row";

/** Another meeting of the same host, in epoch milliseconds. */
export type SameLink = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
};

/**
 * The first other meeting of this host that has the same call at the same time, so that strangers could meet in it
 * (docs/design/pages.md#P3.2). Of meetings that are over or called off there is none.
 */
export async function findSameLink(ctx: Context, meeting: MeetingRow): Promise<SameLink | undefined> {
  const { id, hostId, locationType, locationValue, startsAt, endsAt, status } = meeting;
  if (locationType !== "video" || locationValue === null || status === "cancelled" || endsAt <= ctx.now())
    return undefined;
  const [other] = await query(ctx.db, { id: uuid, title: text, startsAt: instantAt, endsAt: instantAt })`
    select id, title, starts_at as "startsAt", ends_at as "endsAt" from meetings
     where host_id = ${hostId}::uuid and id <> ${id}::uuid and status = 'scheduled'
       and location_type = 'video' and location_value = ${locationValue}
       and ends_at > ${instant(Math.max(startsAt, ctx.now()))} and starts_at < ${instant(endsAt)}
     order by starts_at, id limit 1`;
  return other && { ...other, startsAt: other.startsAt.getTime(), endsAt: other.endsAt.getTime() };
}
