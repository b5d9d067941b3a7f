import type { ReplyingInvitee, ReplyOrder } from "@/lib/effects/replying-invitee";
import type { CalendarMessage } from "@/lib/ics/read-reply";

/**
 * The one answer in an email. Programs and servers on the way put several copies of it into one (RFC 5546 §2.1.5 says what
 * makes them the same); copies that say different things are no answer. Pure.
 */
export function replyIn(copies: readonly CalendarMessage[]): CalendarMessage | "no_reply" | "contradicting" {
  const [first] = copies;
  if (!first) return "no_reply";
  const same = (other: CalendarMessage) =>
    (["kind", "uid", "attendee", "response", "sequence", "startsAt", "place", "delegatedTo"] as const).every(
      (part) => other[part] === first[part],
    );
  if (!copies.every(same)) return "contradicting";
  const newest = copies.reduce((one, other) => (other.stampedAt > one.stampedAt ? other : one));
  return { ...newest, comment: newest.comment ?? copies.find(({ comment }) => comment !== null)?.comment ?? null };
}

/**
 * Whether an answer is newer than the one that counts (docs/design/mail-and-ics.md#6.3): than the newest by email, and where the
 * one that counts came in another way, not written before that. Pure.
 */
export function isNewer(
  order: ReplyOrder,
  { response }: Pick<CalendarMessage, "response">,
  replier: RepliedBefore,
): boolean {
  const { newest, respondedAt, byMail } = replier;
  if (order.sequence > replier.sequence) return false;
  const byOtherWays = !byMail || newest === null;
  if (byOtherWays && respondedAt !== null && order.stampedAt < Math.floor(respondedAt / 1000) * 1000) return false;
  return newest === null || isAfter(order, newest, byMail && response === replier.response);
}

type RepliedBefore = Pick<ReplyingInvitee, "sequence" | "newest" | "respondedAt" | "byMail" | "response">;

function isAfter(one: ReplyOrder, other: ReplyOrder, sameAnswer: boolean): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  if (one.stampedAt !== other.stampedAt) return one.stampedAt > other.stampedAt;
  if (one.modifiedAt !== null && other.modifiedAt !== null && one.modifiedAt !== other.modifiedAt) {
    return one.modifiedAt > other.modifiedAt;
  }
  if (sameAnswer) return false;
  const [mine, theirs] = [one.arrivedAt ?? 0, other.arrivedAt ?? 0];
  return mine === theirs ? (one.eventId ?? "") > (other.eventId ?? "") : mine > theirs;
}
