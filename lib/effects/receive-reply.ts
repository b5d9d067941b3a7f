import type { ReceivedMail } from "@/lib/adapters/mail/mail-inbox";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isAuthentic, trustedResults } from "@/lib/deliveries/is-authentic";
import type { Effects } from "@/lib/effects/effects";
import { receiveWords } from "@/lib/effects/receive-words";
import { isNewer, replyIn } from "@/lib/effects/reply-order";
import {
  findReplyingInvitee,
  isEchoed,
  type ReplyingInvitee,
  type ReplyOrder,
  recordReply,
  timeAnswered,
} from "@/lib/effects/replying-invitee";
import { AppError, isRefusal } from "@/lib/errors";
import { type CalendarReply, readReply } from "@/lib/ics/read-reply";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { isAnsweredAt } from "@/lib/meetings/calendar-file/organizer-address";
import { done, type Outcome, type Payload, skipped } from "@/lib/outbox/jobs";
import { canonicalEmail } from "@/lib/people/canonical-email";

/**
 * Takes a mail that came in for the answer of an invitee, if all that docs/design/mail-and-ics.md#4 asks of one holds.
 * Anything else is noted with the reason and left alone: nobody is ever answered, so that nothing can be found out by
 * writing to us.
 */
export async function receiveReply(effects: Effects, { eventId }: Payload<"receive-reply">): Promise<Outcome> {
  const event = await effects.db.providerEvent.findUnique({ where: { id: eventId } });
  if (event?.outcome !== "promised" || event.providerId === null) return done;
  const mail = await effects.inbox?.fetch(event.providerId);
  const refusal = mail ? await refusalOf(effects, mail, event) : "no_mail";
  await effects.db.providerEvent.update({ where: { id: eventId }, data: { outcome: refusal ?? "applied" } });
  return refusal === undefined ? done : skipped(refusal);
}

/** The provider's word of the email. */
type Arrival = { readonly id: string; readonly at: Date };

/** Stores the answer. @returns why not, when it was not */
async function refusalOf(effects: Effects, mail: ReceivedMail, event: Arrival): Promise<string | undefined> {
  const reply = replyIn(mail.calendars.map(readReply).filter((one) => one !== undefined));
  if (reply === "no_reply") {
    const outcome = await receiveWords(effects, mail, event);
    return outcome === "applied" ? undefined : outcome;
  }
  if (typeof reply !== "object") return reply;
  const attendee = canonicalEmail(reply.attendee);
  if (attendee === undefined || attendee !== canonicalEmail(mail.from ?? "")) return "wrong_sender";
  const results = trustedResults(mail.authenticationResults, effects.inboundAuthservIds);
  if (!isAuthentic(results, attendee.slice(attendee.lastIndexOf("@") + 1))) return "not_authentic";
  return inTransaction(effects.db, async (tx) => {
    const replier = await findReplyingInvitee(tx, reply.uid, attendee);
    if (!replier) return "not_invited";
    if (!isAnsweredAt(effects, replier.meetingId, mail.to)) return "wrong_token";
    const echoed = await isEchoed(tx, replier.invitationId, reply.stampedAt);
    const order = {
      ...reply,
      stampedAt: echoed ? Math.floor(event.at.getTime() / 1000) * 1000 : reply.stampedAt,
      arrivedAt: event.at.getTime(),
      eventId: event.id,
    };
    return isNewer(order, reply, replier) ? store(effects, tx, replier, reply, order) : "outdated";
  });
}

/**
 * Stores the answer by the verb that every other way of answering uses, with the invitee as the actor. One to an earlier
 * time does not count (docs/design/mail-and-ics.md#6.4).
 */
async function store(
  effects: Effects,
  tx: Tx,
  replier: ReplyingInvitee,
  reply: CalendarReply,
  order: ReplyOrder,
): Promise<string | undefined> {
  const { userId, role, invitationId, meetingId } = replier;
  const actor =
    userId !== null && role !== null
      ? ({ kind: "user", userId, role } as const)
      : ({ kind: "guest", invitationId } as const);
  const time = await timeAnswered(tx, replier, reply.sequence);
  if (!time) return "outdated";
  try {
    const input = respondInput.parse({ response: reply.response, note: reply.comment });
    await respond({ ...effects.contextOf(actor), db: tx }, meetingId, { ...input, ...time }, "mail");
  } catch (error) {
    if (isRefusal("conflict")(error)) return "outdated";
    if (error instanceof AppError) return error.code;
    throw error;
  }
  await recordReply(tx, invitationId, order, effects.now());
  return undefined;
}
