import type { Context } from "@/lib/context";
import { READ_POSITION, UNREAD } from "@/lib/conversations/unread/unread-for";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { float, int, orNull, type RowOf, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { deliveryRows } from "@/lib/deliveries/delivery-rows";
import { withRefusals } from "@/lib/deliveries/suppression";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { isClosed } from "@/lib/people/closed-account";
import { DAY, HOUR, MINUTE } from "@/lib/time/durations";

/** How long a message waits for its reader before an email says that there is one. */
export const UNREAD_MILLISECONDS = 10 * MINUTE;
const PAUSE = HOUR;

type World = Pick<Context, "now" | "secrets">;

/**
 * Queues an email to each invitee who has had a message to read for ten minutes: one for all that they have not read, the next
 * once they have read it and an hour is over. However often it runs, each is queued once (docs/design/product.md#58).
 * @returns how many
 */
export async function queueUnreadEmails(tx: Tx, world: World, meetingId: string): Promise<number> {
  const now = world.now();
  const waiting = await findWaiting(tx, meetingId, now);
  const due = waiting.filter(({ lastAt }) => lastAt === null || lastAt <= now - PAUSE);
  const later = waiting.flatMap(({ lastAt }) => (lastAt === null || lastAt <= now - PAUSE ? [] : [lastAt + PAUSE]));
  const claimed = await claim(tx, await whoWant(tx, world, due), now);
  const letters = claimed.map(({ invitationId }) => ({ id: newId(), invitationId }));
  await tx.$executeRaw(deliveries(meetingId, letters, now));
  await enqueue(tx, [
    ...letters.map(({ id }) => ({ name: "send-mail" as const, key: id, payload: { deliveryId: id } })),
    ...(later.length === 0 ? [] : [unreadJob(newId(), meetingId, Math.min(...later))]),
  ]);
  return letters.length;
}

/** The job that looks who has not read what was written at an instant. @param at epoch milliseconds: when it looks */
export function unreadJob(key: string, meetingId: string, at: number) {
  return { name: "notify-unread" as const, key, payload: { meetingId }, startAfter: new Date(at) };
}

const reader = { invitationId: uuid, hostId: uuid, email: text, readPosition: int, lastAt: orNull(float) };
type Reader = RowOf<typeof reader>;

/** Those who know of the meeting, have not said no, and have had something to read for long enough and no email about it. */
function findWaiting(tx: Tx, meetingId: string, now: number): Promise<Reader[]> {
  return query(tx, reader)`
    select w.*, (select ${epochMillis("max(e.created_at)")} from message_emails e where e.invitation_id = w."invitationId") as "lastAt"
      from (
        select i.id as "invitationId", m.host_id as "hostId", i.email, ${READ_POSITION} as "readPosition"
          from meetings m join conversations c on c.meeting_id = m.id join invitations i on i.meeting_id = m.id
         where m.id = ${meetingId}::uuid and m.status = 'scheduled' and m.ends_at > ${instant(now - DAY)}
           and i.removed_at is null and not ${isClosed("i")} and i.response <> 'declined' and i.notified_revision is not null
           and exists (select 1 from messages x where ${UNREAD} and x.created_at <= ${instant(now - UNREAD_MILLISECONDS)})
      ) w
     where not exists (select 1 from message_emails e where e.invitation_id = w."invitationId" and e.after_position = w."readPosition")
     order by w."invitationId"`;
}

async function whoWant(tx: Tx, { secrets }: World, readers: readonly Reader[]): Promise<Reader[]> {
  const all = await withRefusals({ db: tx, secrets }, readers);
  return all.filter(({ suppressed, noMessages }) => !suppressed && !noMessages);
}

/** Notes that they are emailed, and gives only those who were not before. */
function claim(tx: Tx, readers: readonly Reader[], now: number): Promise<{ invitationId: string }[]> {
  return query(tx, { invitationId: uuid })`
    insert into message_emails (invitation_id, after_position, created_at)
    select r."invitationId", r."readPosition", ${instant(now)}
      from jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as r("invitationId" uuid, "readPosition" int)
    on conflict do nothing returning invitation_id as "invitationId"`;
}

/** Each is of the revision that its reader was last emailed of: it brings no news of the meeting itself. */
function deliveries(
  meetingId: string,
  letters: readonly { id: string; invitationId: string }[],
  now: number,
): Prisma.Sql {
  return deliveryRows(Prisma.sql`
    select l.id, ${meetingId}::uuid as meeting_id, i.id as invitation_id, 'email' as channel, 'new_message' as template,
           m.announced_sequence as sequence, i.notified_revision as revision, false as resent, ${instant(now)} as created_at
      from jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) as l(id uuid, "invitationId" uuid)
      join invitations i on i.id = l."invitationId" join meetings m on m.id = i.meeting_id`);
}
