import { Prisma } from "@/lib/db/generated/client";
import { InviteeResponse, Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import { bool, enumOf, float, int, orNull, text, uuid } from "@/lib/db/shape";
import { epochMillis, instant, lockMeetings } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** An invitee who answers by mail, with what decides whether the answer is news. Instants are epoch milliseconds. */
export type ReplyingInvitee = {
  readonly invitationId: string;
  readonly meetingId: string;
  readonly hostLocale: string;
  /** Both null without an account. */
  readonly userId: string | null;
  readonly role: Role | null;
  /** The meeting's SEQUENCE. */
  readonly sequence: number;
  readonly respondedAt: number | null;
  readonly response: string;
  /** The answer that counts came by email. */
  readonly byMail: boolean;
  /** The newest of theirs that came by email. */
  readonly newest: ReplyOrder | null;
};

/** What says which of several answers by email is the newest, in this order. Instants are epoch milliseconds. */
export type ReplyOrder = {
  readonly sequence: number;
  /** When it was written, as far as its file tells. */
  readonly stampedAt: number;
  readonly modifiedAt: number | null;
  /** When the provider took it, and its id of that. */
  readonly arrivedAt: number | null;
  readonly eventId: string | null;
};

const replyingInvitee = {
  invitationId: uuid,
  meetingId: uuid,
  hostLocale: text,
  userId: orNull(uuid),
  role: orNull(enumOf(Role)),
  sequence: int,
  respondedAt: orNull(float),
  response: enumOf(InviteeResponse),
  byMail: bool,
  newestSequence: orNull(int),
  stampedAt: orNull(float),
  modifiedAt: orNull(float),
  arrivedAt: orNull(float),
  eventId: orNull(text),
};

/** The current invitee of the meeting with this UID, under the meeting's lock, so that answers come one after the other. */
export async function findReplyingInvitee(tx: Tx, uid: string, email: string): Promise<ReplyingInvitee | undefined> {
  await lockMeetings(tx, Prisma.sql`uid = ${uid}`);
  const [replier] = await query(tx, replyingInvitee)`
    select i.id as "invitationId", m.id as "meetingId", h.locale as "hostLocale", u.id as "userId", u.role, m.sequence,
           ${epochMillis("i.responded_at")} as "respondedAt",
           i.response, i.response_via is not distinct from 'mail' as "byMail",
           i.reply_sequence as "newestSequence", ${epochMillis("i.reply_stamped_at")} as "stampedAt",
           ${epochMillis("i.reply_modified_at")} as "modifiedAt", ${epochMillis("i.reply_arrived_at")} as "arrivedAt", i.reply_event_id as "eventId"
      from invitations i
      join meetings m on m.id = i.meeting_id
      join users h on h.id = m.host_id
      left join users u on u.id = i.user_id and u.deactivated_at is null
     where m.uid = ${uid} and i.email = ${email} and i.removed_at is null`;
  if (!replier) return undefined;
  const { newestSequence: sequence, stampedAt, modifiedAt, arrivedAt, eventId, ...rest } = replier;
  const newest =
    sequence === null || stampedAt === null ? null : { sequence, stampedAt, modifiedAt, arrivedAt, eventId };
  return { ...rest, newest };
}

/**
 * Keeps which reply was the newest, and that they answered when they wrote it and not when it reached us: so replies and
 * answers on our pages compare.
 */
export async function recordReply(
  tx: Tx,
  invitationId: string,
  { sequence, stampedAt, modifiedAt, arrivedAt, eventId }: ReplyOrder,
  now: number,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    update invitations set reply_sequence = ${sequence}, reply_stamped_at = ${instant(stampedAt)},
           reply_modified_at = ${instantOrNull(modifiedAt)}, reply_arrived_at = ${instantOrNull(arrivedAt)}, reply_event_id = ${eventId},
           responded_at = ${instant(Math.min(stampedAt, now))}
     where id = ${invitationId}::uuid`);
}

function instantOrNull(at: number | null): Prisma.Sql {
  return at === null ? Prisma.sql`null::timestamptz` : instant(at);
}

/** The invitations of the same person to the meeting: whoever was removed and comes back has one more, and may answer what came with each. */
function invitationsTo(invitationId: string): Prisma.Sql {
  return Prisma.sql`(select one.id from invitations own join invitations one on one.meeting_id = own.meeting_id and one.email = own.email
                      where own.id = ${invitationId}::uuid)`;
}

/** Whether a DTSTAMP is that of an email of ours to this person: then their program echoed it, and it is no time of writing. */
export async function isEchoed(tx: Tx, invitationId: string, stampedAt: number): Promise<boolean> {
  const found = await query(tx, { yes: int })`
    select 1 as yes from stored_mails s join deliveries d on d.id = s.delivery_id
     where d.invitation_id in ${invitationsTo(invitationId)} and date_trunc('second', s.rendered_at) = ${instant(stampedAt)} limit 1`;
  return found.length > 0;
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
      select d.sequence, d.revision, d.created_at, d.invitation_id in ${invitationsTo(invitationId)} as own from deliveries d
       where d.meeting_id = ${meetingId}::uuid and d.channel = 'email' and d.template <> 'meeting_cancelled'
    ), said as (
      select sequence, revision, created_at from emailed where own or not exists (select 1 from emailed where own)
      union all
      select case when exists (select 1 from meeting_contents c where c.meeting_id = m.id and c.revision > 1
                                  and (c.content->>'startsAt', c.content->>'endsAt') <> (first.content->>'startsAt', first.content->>'endsAt'))
                  then m.sequence else 0 end, m.revision, m.updated_at
        from meetings m join meeting_contents first on first.meeting_id = m.id and first.revision = 1
       where m.id = ${meetingId}::uuid and not exists (select 1 from emailed)
    )
    select (c.content->>'startsAt')::float8 as "startsAt", (c.content->>'endsAt')::float8 as "endsAt"
      from said cross join lateral (
        select content from meeting_contents c
         where c.meeting_id = ${meetingId}::uuid and c.revision <= said.revision order by c.revision desc limit 1
      ) c
     where said.sequence <= ${sequence} order by said.sequence desc, said.created_at desc limit 1`;
  return time;
}
