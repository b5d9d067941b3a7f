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
  /** The SEQUENCE with which they were last asked anew: an answer to an earlier one is to another time. */
  readonly askedSequence: number;
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
  askedSequence: int,
  respondedAt: orNull(float),
  replySequence: orNull(int),
  replyStampedAt: orNull(float),
};

/** The current invitee of the meeting with this UID, under the meeting's lock, so that answers come one after the other. */
export async function findReplyingInvitee(tx: Tx, uid: string, email: string): Promise<ReplyingInvitee | undefined> {
  await lockMeetings(tx, Prisma.sql`uid = ${uid}`);
  const [replier] = await query(tx, replyingInvitee)`
    select i.id as "invitationId", m.id as "meetingId", u.id as "userId", u.role, m.sequence,
           coalesce((select min(d.sequence) from deliveries d
                      where d.invitation_id = i.id and d.channel = 'email' and d.revision >= i.reset_revision),
                    case when i.reset_revision is null then 0 else m.sequence end) as "askedSequence",
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
