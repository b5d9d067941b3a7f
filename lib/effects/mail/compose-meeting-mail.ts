import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import type { MailToSend } from "@/lib/effects/mail/mail-to-send";
import { changesIn } from "@/lib/effects/mail/reason-to-skip";
import { wordingOf } from "@/lib/effects/mail/template";
import { calendarPartOf } from "@/lib/meetings/calendar-file/calendar-event-of";
import { organizerAddress } from "@/lib/meetings/calendar-file/organizer-address";
import { invitationToken, invitationUrl } from "@/lib/meetings/guests/invitation-token";
import { unsubscribeToken, unsubscribeUrl } from "@/lib/meetings/guests/unsubscribe-token";
import { rfc3339Of } from "@/lib/time/rfc3339";
import type { MeetingFacts } from "@/lib/wording/mail-facts";
import { mailLocaleOf } from "@/lib/wording/mail-locale";
import { meetingMailWords } from "@/lib/wording/meeting-mail-words";
import { isForInvitees } from "@/lib/wording/template-keys";

type Sender = Pick<Effects, "appUrl" | "secrets" | "emailFrom" | "platformEmail" | "replyDomain">;

/**
 * The finished mail for one recipient, in their language and zone; the host's where the recipient has no account.
 * Undefined where the template's row is missing or disabled. Pure: the same letter and instant give the same bytes.
 * @param renderedAt whole seconds in epoch milliseconds, the DTSTAMP of the calendar part
 * @throws where the wording is not fit to use, or the calendar part would not say what it was asked to
 */
export async function composeMeetingMail(
  sender: Sender,
  letter: MailToSend,
  renderedAt: number,
): Promise<Mail | undefined> {
  const { template: key } = letter;
  const facts = factsOf(sender, letter);
  if (!isForInvitees(key)) throw new TypeError("A delivery has a template that no release knows.");
  const wording = wordingOf(letter.templates, key, facts.locale);
  if (!wording) return undefined;

  const { html, text, subject } = await renderMail(key, meetingMailWords(key, wording, facts));
  return {
    from: sender.emailFrom,
    to: letter.email,
    subject,
    html,
    text,
    date: rfc3339Of(renderedAt),
    messageId: `${letter.deliveryId}@${domainOf(sender.platformEmail)}`,
    headers: headersOf(sender, letter),
    ...(key === "new_message" ? {} : { calendar: calendarPartOf(sender, letter, renderedAt) }),
  };
}

/** The domain of an address: that of the Message-ID too, so that both name the same sender. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/**
 * Reply-To where a reply reaches the host, which needs an address that receives. List-Unsubscribe (RFC 8058) on reminders
 * alone, for it ends nothing else (docs/design/mail-and-ics.md#3).
 */
function headersOf(sender: Sender, { template, invitationId, meeting }: MailToSend): Record<string, string> {
  const { appUrl, secrets, replyDomain } = sender;
  return {
    "Auto-Submitted": "auto-generated",
    ...(replyDomain !== undefined && { "Reply-To": organizerAddress(sender, meeting.id) }),
    ...(template === "meeting_reminder" && {
      "List-Unsubscribe": `<${unsubscribeUrl(appUrl, unsubscribeToken(secrets, invitationId))}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
}

function factsOf(sender: Sender, letter: MailToSend): MeetingFacts {
  const { content, meeting } = letter;
  return {
    hostName: content.host,
    recipientName: letter.name,
    hasAccount: letter.userId !== null,
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    timeZone: letter.timeZone ?? meeting.hostTimeZone,
    repliesReachHost: sender.replyDomain !== undefined,
    hostTimeZone: meeting.hostTimeZone,
    locale: mailLocaleOf(letter.locale ?? meeting.hostLocale),
    place: content.location,
    disclosure: meeting.disclosure,
    title: content.title,
    description: content.description,
    ...linksOf(sender, letter),
    changes: changesIn(letter),
    ...(meeting.status === "cancelled"
      ? { message: meeting.cancelReason }
      : { message: letter.message, removed: letter.withdrawn }),
  };
}

/**
 * The links of an email. Everybody answers behind a personal link, account or not; who always wants to be asked to sign in gets
 * an email without a secret (docs/design/product.md#50).
 */
function linksOf({ appUrl, secrets }: Sender, { invitationId, tokenVersion, alwaysSignIn, meeting }: MailToSend) {
  const personal = invitationUrl(appUrl, invitationToken(secrets, { id: invitationId, tokenVersion }));
  const room = `${appUrl}/m/${meeting.slug}`;
  const declineUrl = unsubscribeUrl(appUrl, unsubscribeToken(secrets, invitationId, "messages"));
  return alwaysSignIn
    ? { url: `${appUrl}/meetings/${meeting.id}`, joinUrl: room, messages: { url: `${room}?write=1`, declineUrl } }
    : { url: personal, joinUrl: `${personal}?to=room`, messages: { url: `${personal}?to=messages`, declineUrl } };
}
