import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { int, type RowOf, uuid } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { isClosed } from "@/lib/people/closed-account";
import { DAY } from "@/lib/time/durations";

const invited = { id: uuid, meetingId: uuid, tokenVersion: int };

/** The living invitation of an address to the meeting of a room; undefined for everybody else. */
export async function invitedAtDoor(
  { db, now }: Pick<Context, "db" | "now">,
  { slug, email }: { readonly slug: string; readonly email: string },
): Promise<RowOf<typeof invited> | undefined> {
  const [found] = await query(db, invited)`
    select i.id, i.meeting_id as "meetingId", i.token_version as "tokenVersion"
      from meeting_links l join meetings m on m.id = l.meeting_id join users h on h.id = m.host_id
      join invitations i on i.meeting_id = m.id
     where l.slug = ${slug} and i.email = ${email} and i.removed_at is null and m.status = 'scheduled'
       and h.deactivated_at is null and not ${isClosed("i")} and m.ends_at > ${instant(now() - DAY)}`;
  return found;
}
