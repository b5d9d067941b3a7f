import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { int, type RowOf, text, uuid } from "@/lib/db/shape";
import { instant, lockMeetings } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { queueMail } from "@/lib/meetings/announce/queue-mail";
import { rotateLink } from "@/lib/meetings/guests/rotate-link";
import { isClosed } from "@/lib/people/closed-account";
import { HOUR } from "@/lib/time/durations";

/**
 * What one host's meetings may bring an address within an hour in this way, whoever asks for it
 * (docs/design/security.md#P-37).
 */
const MOST_AN_HOUR_FROM_ONE_HOST = 2;

const invitation = { id: uuid, meetingId: uuid, tokenVersion: int };
type Invitation = RowOf<typeof invitation>;

/**
 * Gives the asked-for address a fresh link to every meeting that it is invited to and that is not over, the next ones first,
 * and queues the emails; the old links die. Where the address is not mailed without the host's word
 * (docs/design/product.md#21) nothing happens to its link. The request is gone afterwards, so carrying it out twice
 * does it once.
 * @returns how many links; undefined when the request is gone
 */
export async function reissueLinks(
  tx: Tx,
  ctx: Pick<Context, "actor" | "now" | "secrets">,
  requestId: string,
): Promise<number | undefined> {
  const [request] = await query(tx, {
    email: text,
  })`delete from link_requests where id = ${requestId}::uuid returning email`;
  if (!request) return undefined;
  const invitations = await lockInvitations(tx, ctx, request.email);
  for (const one of invitations) {
    await rotateLink(tx, ctx, one);
    await queueMail(tx, one, "invitation", ctx.now());
  }
  return invitations.length;
}

async function lockInvitations(
  tx: Tx,
  { now: clock, secrets }: Pick<Context, "now" | "secrets">,
  email: string,
): Promise<Invitation[]> {
  const now = clock();
  await lockMeetings(tx, Prisma.sql`id in (select meeting_id from invitations where email = ${email})`);
  return query(tx, invitation)`
    select id, "meetingId", "tokenVersion" from (
      select i.id, i.meeting_id as "meetingId", i.token_version as "tokenVersion",
             row_number() over (partition by m.host_id order by m.starts_at, m.id) as place,
             (select count(*) from deliveries d join invitations v on v.id = d.invitation_id join meetings o on o.id = d.meeting_id
               where d.resent and d.created_at > ${instant(now - HOUR)} and v.email = ${email} and o.host_id = m.host_id) as recent
        from invitations i join meetings m on m.id = i.meeting_id join users h on h.id = m.host_id
       where i.email = ${email} and i.removed_at is null and m.status = 'scheduled' and m.ends_at > ${instant(now)}
         and h.deactivated_at is null and not ${isClosed("i")}
         and not exists (select 1 from suppressed_addresses s where s.host_id = m.host_id and s.address_hash = ${secrets.addressHash(email)})
    ) found where place + recent <= ${MOST_AN_HOUR_FROM_ONE_HOST} order by "meetingId"`;
}
