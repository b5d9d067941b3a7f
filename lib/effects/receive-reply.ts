import type { ReceivedMail } from "@/lib/adapters/mail/mail-inbox";
import { inTransaction } from "@/lib/db/transaction";
import { isAuthentic, trustedResults } from "@/lib/deliveries/is-authentic";
import type { Effects } from "@/lib/effects/effects";
import { receiveWords } from "@/lib/effects/receive-words";
import { isNewer, replyIn } from "@/lib/effects/reply-order";
import { findReplyingInvitee, isEchoed } from "@/lib/effects/replying-invitee";
import { takeMessage } from "@/lib/effects/take-message";
import { readMessages } from "@/lib/ics/read-reply";
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

/** Takes what the email says. @returns why not, when it was not taken */
async function refusalOf(effects: Effects, mail: ReceivedMail, event: Arrival): Promise<string | undefined> {
  const sender = canonicalEmail(mail.from ?? "");
  const message = replyIn(mail.calendars.flatMap((file) => readMessages(file, sender)));
  if (message === "no_reply") return unlessApplied(await receiveWords(effects, mail, event));
  if (message === "contradicting") return contradicting(effects, mail, event);
  const attendee = canonicalEmail(message.attendee);
  if (attendee === undefined || attendee !== sender) return "wrong_sender";
  const results = trustedResults(mail.authenticationResults, effects.inboundAuthservIds);
  if (!isAuthentic(results, attendee.slice(attendee.lastIndexOf("@") + 1))) return "not_authentic";
  return inTransaction(effects.db, async (tx) => {
    const replier = await findReplyingInvitee(tx, message.uid, attendee);
    if (!replier) return "not_invited";
    if (!isAnsweredAt(effects, replier.meetingId, mail.to)) return "wrong_token";
    const arrivedAt = event.at.getTime();
    // Nor was an email written after it arrived, whatever the clock says that its program goes by.
    const isNone = message.stampedAt > arrivedAt || (await isEchoed(tx, replier.invitationId, message.stampedAt));
    const order = {
      ...message,
      stampedAt: isNone ? Math.floor(arrivedAt / 1000) * 1000 : message.stampedAt,
      arrivedAt,
      eventId: event.id,
    };
    return isNewer(order, message, replier) ? takeMessage(effects, tx, { replier, message, order }) : "outdated";
  });
}

function unlessApplied(outcome: string): string | undefined {
  return outcome === "applied" ? undefined : outcome;
}

/** Copies that say different things are no answer; the host reads that they came. */
async function contradicting(effects: Effects, mail: ReceivedMail, event: Arrival): Promise<string> {
  const outcome = await receiveWords(effects, { ...mail, automatic: false, attachments: [] }, event, "twoAnswers");
  return outcome === "applied" ? "contradicting" : outcome;
}
