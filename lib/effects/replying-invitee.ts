import { Prisma } from "@/lib/db/generated/client";
import { Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { enumOf, float, int, orNull, uuid } from "@/lib/db/shape";
import { epochMillis, instant, lockMeetings } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { CalendarReply } from "@/lib/ics/read-reply";

/** An invitee who answers by mail, with what decides whether the answer is news. Instants are epoch milliseconds. */
export type ReplyingInvitee = {
  readonly invitationId: string;
  readonly meetingId: string;
  /** Both null without an account. */
  readonly userId: string | null;
  readonly role: Role | null;
  /** The meeting's SEQUENCE. */
  readonly sequence: number;
  readonly respondedAt: number | null;
  readonly replySequence: number | null;
  readonly replyStampedAt: number | null;
};

const replyingInvitee = {
  invitationId: uuid,
  meetingId: uuid,
  userId: orNull(uuid),
  role: orNull(enumOf(Role)),
  sequence: int,
  respondedAt: orNull(float),
  replySequence: orNull(int),
  replyStampedAt: orNull(float),
};

/** The current invitee of the meeting with this UID, under the meeting's lock, so that answers come one after the other. */
export async function findReplyingInvitee(tx: Tx, uid: string, email: string): Promise<ReplyingInvitee | undefined> {
  await lockMeetings(tx, Prisma.sql`uid = ${uid}`);
  const [replier] = await query(tx, replyingInvitee)`
    select i.id as "invitationId", m.id as "meetingId", u.id as "userId", u.role, m.sequence,
           ${epochMillis("i.responded_at")} as "respondedAt",
           i.reply_sequence as "replySequence", ${epochMillis("i.reply_stamped_at")} as "replyStampedAt"
      from invitations i
      join meetings m on m.id = i.meeting_id
      left join users u on u.id = i.user_id and u.deactivated_at is null
     where m.uid = ${uid} and i.email = ${email} and i.removed_at is null`;
  return replier;
}

/**
 * Keeps which reply was the newest, and that they answered when they wrote it and not when it reached us: so replies and
 * answers on our pages compare.
 */
export async function recordReply(
  tx: Tx,
  invitationId: string,
  { sequence, stampedAt }: CalendarReply,
  now: number,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set reply_sequence = ${sequence}, reply_stamped_at = ${instant(stampedAt)},
           responded_at = ${instant(Math.min(stampedAt, now))}
     where id = ${invitationId}::uuid`);
}

/**
 * The time that an answer with this SEQUENCE is to: that of the newest email to the person with it or an earlier one. For
 * somebody who was never emailed, what others were emailed tells it; where nobody was, only the SEQUENCE of a meeting that
 * never moved, or its present one, is to the present time. Undefined for one older than all that they got.
 */
export async function timeAnswered(
  tx: Tx,
  { invitationId, meetingId }: Pick<ReplyingInvitee, "invitationId" | "meetingId">,
  sequence: number,
): Promise<{ startsAt: number; endsAt: number } | undefined> {
  const [time] = await query(tx, { startsAt: float, endsAt: float })`
    with emailed as (
      select d.sequence, d.revision, d.created_at, d.invitation_id = ${invitationId}::uuid as own from deliveries d
       where d.meeting_id = ${meetingId}::uuid and d.channel = 'email' and d.template <> 'meeting_cancelled'
    ), told as (
      select sequence, revision, created_at from emailed where own or not exists (select 1 from emailed where own)
      union all
      select case when exists (select 1 from meeting_contents c where c.meeting_id = m.id and c.revision > 1
                                  and (c.content->>'startsAt', c.content->>'endsAt') <> (first.content->>'startsAt', first.content->>'endsAt'))
                  then m.sequence else 0 end, m.revision, m.updated_at
        from meetings m join meeting_contents first on first.meeting_id = m.id and first.revision = 1
       where m.id = ${meetingId}::uuid and not exists (select 1 from emailed)
    )
    select (c.content->>'startsAt')::float8 as "startsAt", (c.content->>'endsAt')::float8 as "endsAt"
      from told cross join lateral (
        select content from meeting_contents c
         where c.meeting_id = ${meetingId}::uuid and c.revision <= told.revision order by c.revision desc limit 1
      ) c
     where told.sequence <= ${sequence} order by told.sequence desc, told.created_at desc limit 1`;
  return time;
}
