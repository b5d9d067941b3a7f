import type { ReceivedMail } from "@/lib/adapters/mail/mail-inbox";
import { query } from "@/lib/db/query";
import { text, uuid } from "@/lib/db/shape";
import { inTransaction } from "@/lib/db/transaction";
import { isAuthentic, trustedResults } from "@/lib/deliveries/is-authentic";
import { ownSubject, ownWords } from "@/lib/deliveries/own-words";
import type { Effects } from "@/lib/effects/effects";
import { keepEmailedWords } from "@/lib/meetings/answers/words-by-email";
import { isAnsweredAt } from "@/lib/meetings/calendar-file/organizer-address";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { emailedSayer } from "@/lib/wording/emailed-words";

/**
 * Brings the words of an email without an answer in it to the host: of a current invitee, at the address of their meeting, whose
 * sender is proved (docs/design/mail-and-ics.md#6.1). @param instead what the host reads, in their language, where the email speaks
 * in calendar files alone @returns what became of it
 */
export async function receiveWords(
  effects: Effects,
  mail: ReceivedMail,
  event: { readonly id: string; readonly at: Date },
  instead?: "twoAnswers",
): Promise<string> {
  if (mail.automatic) return "automatic";
  const sender = canonicalEmail(mail.from ?? "");
  if (sender === undefined) return "wrong_sender";
  const results = trustedResults(mail.authenticationResults, effects.inboundAuthservIds);
  if (!isAuthentic(results, sender.slice(sender.lastIndexOf("@") + 1))) return "not_authentic";
  const words = {
    eventId: event.id,
    at: event.at.getTime(),
    // Some write all that they have to say into the subject.
    body: ownWords(mail.text) || ownSubject(mail.subject),
    attachments: mail.attachments.map((name) => ownWords(name).slice(0, 100)).slice(0, 10),
  };
  if (instead === undefined && words.body === "" && words.attachments.length === 0) return "no_reply";
  return inTransaction(effects.db, async (tx) => {
    const invited = await query(tx, { invitationId: uuid, meetingId: uuid, hostLocale: text })`
      select i.id as "invitationId", i.meeting_id as "meetingId", h.locale as "hostLocale"
        from invitations i join meetings m on m.id = i.meeting_id join users h on h.id = m.host_id
       where i.email = ${sender} and i.removed_at is null`;
    const meant = invited.find(({ meetingId }) => isAnsweredAt(effects, meetingId, mail.to));
    if (!meant) return invited.length === 0 ? "not_invited" : "wrong_token";
    const ctx = effects.contextOf({ kind: "guest", invitationId: meant.invitationId });
    const body = instead === undefined ? words.body : emailedSayer(meant.hostLocale)(instead);
    return keepEmailedWords(ctx, tx, meant, { ...words, body });
  });
}
