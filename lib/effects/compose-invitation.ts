import { renderMail } from "@/emails/render-mail";
import type { Mail } from "@/lib/adapters/mailer";
import type { Effects } from "@/lib/effects/effects";
import type { Letter } from "@/lib/effects/letter";
import { wordingOf } from "@/lib/effects/template";
import { calendarFile } from "@/lib/ics/calendar-file";
import { mailLocaleOf } from "@/lib/mail-words/mail-locale";
import { meetingMailWords } from "@/lib/mail-words/meeting-mail-words";
import { calendarEventOf } from "@/lib/meetings/calendar-event-of";
import type { InvitationTemplate } from "@/lib/meetings/consequences";
import { invitationToken, invitationUrl } from "@/lib/meetings/invitation-token";
import { rfc3339Of } from "@/lib/time/rfc3339";

type Sender = Pick<Effects, "appUrl" | "secrets" | "emailFrom" | "platformEmail">;

/**
 * The finished mail for one recipient, in their language and zone; the host's where the recipient has no account.
 * Undefined where the template's row is missing or disabled. Pure: the same letter and instant give the same bytes.
 * @param renderedAt whole seconds in epoch milliseconds, the DTSTAMP of the calendar part
 * @throws where the wording is not fit to use, or the calendar part would not say what it was asked to
 */
export async function composeInvitation(sender: Sender, letter: Letter, renderedAt: number): Promise<Mail | undefined> {
  const key = invitationKey(letter.template);
  const locale = mailLocaleOf(letter.locale ?? letter.meeting.hostLocale);
  const wording = key && wordingOf(letter.templates, key, locale);
  if (!wording) return undefined;

  const { html, text, subject } = await renderMail(key, meetingMailWords(key, wording, factsOf(sender, letter)));
  return {
    from: sender.emailFrom,
    to: letter.email,
    subject,
    html,
    text,
    date: rfc3339Of(renderedAt),
    messageId: `${letter.deliveryId}@${domainOf(sender.platformEmail)}`,
    headers: { "Auto-Submitted": "auto-generated" },
    calendar: { method: "REQUEST", content: calendarPartOf(sender, letter, renderedAt) },
  };
}

/** The domain of an address: that of the Message-ID too, so that both name the same sender. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

function invitationKey(template: string): InvitationTemplate | undefined {
  const keys: readonly InvitationTemplate[] = ["scheduled_meeting_invitation", "instant_meeting_invitation"];
  return keys.find((key) => key === template);
}

function factsOf(sender: Sender, letter: Letter) {
  const { meeting } = letter;
  return {
    ...meeting,
    recipientName: letter.name,
    timeZone: letter.timeZone ?? meeting.hostTimeZone,
    locale: mailLocaleOf(letter.locale ?? meeting.hostLocale),
    place: { type: meeting.locationType, value: meeting.locationValue },
    url: pageOf(sender, letter),
    joinUrl: `${sender.appUrl}/m/${meeting.slug}`,
  };
}

/** Guests answer behind a link of their own; people with an account sign in, so their mail holds no secret. */
function pageOf({ appUrl, secrets }: Sender, letter: Letter): string {
  if (letter.userId !== null) return `${appUrl}/meetings/${letter.meeting.id}`;
  const invitation = { id: letter.invitationId, tokenVersion: letter.tokenVersion };
  return invitationUrl(appUrl, invitationToken(secrets, invitation));
}

/** Without an alarm: it would ring and show on a screen that the recipient may share (security.md §3). */
function calendarPartOf({ appUrl, platformEmail }: Sender, letter: Letter, dtstamp: number): string {
  const locale = letter.locale ?? letter.meeting.hostLocale;
  const { email, name, response } = letter;
  return calendarFile({
    ...calendarEventOf(letter.meeting, { appUrl, platformEmail, locale }),
    method: "REQUEST",
    status: "confirmed",
    sequence: letter.sequence,
    dtstamp,
    attendee: { email, response, ...(name === null ? {} : { name }) },
  });
}
