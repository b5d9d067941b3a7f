import type { Mail } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import type { MailToSend } from "@/lib/effects/mail/mail-to-send";
import { calendarFile } from "@/lib/ics/calendar-file";
import { calendarEventOf } from "@/lib/meetings/calendar-file/calendar-event-of";

/**
 * The calendar part of a mail for its one recipient (docs/design/mail-and-ics.md#2). Without an alarm: it would ring
 * and show on a screen that the recipient may share (docs/design/security.md#3).
 * @param dtstamp whole seconds in epoch milliseconds
 * @throws CalendarFileError when the result would not say what it was asked to
 */
export function calendarPartOf(
  {
    appUrl,
    platformEmail,
    replyDomain,
    secrets,
  }: Pick<Effects, "appUrl" | "platformEmail" | "replyDomain" | "secrets">,
  letter: MailToSend,
  dtstamp: number,
): NonNullable<Mail["calendar"]> {
  const { content, meeting, sequence } = letter;
  const locale = letter.locale ?? meeting.hostLocale;
  const facts = {
    ...meeting,
    ...content,
    sequence,
    hostName: content.host,
    locationType: content.location.type,
    locationValue: content.location.value ?? null,
  };
  const event = {
    ...calendarEventOf(facts, { appUrl, platformEmail, replyDomain, secrets, locale }),
    dtstamp,
    attendee: attendeeOf(letter),
  };

  if (letter.template === "time_kept" && letter.counterSequence !== null) {
    const declined = {
      ...event,
      sequence: letter.counterSequence,
      method: "DECLINECOUNTER",
      status: "unsaid",
    } as const;
    return { method: "DECLINECOUNTER", content: calendarFile(declined) };
  }
  if (letter.template !== "meeting_cancelled") {
    return { method: "REQUEST", content: calendarFile({ ...event, method: "REQUEST", status: "confirmed" }) };
  }
  const status = meeting.status === "cancelled" ? "cancelled" : "removed";
  // The description ends with the link to join, which leads nowhere any more.
  return { method: "CANCEL", content: calendarFile({ ...event, description: "", method: "CANCEL", status }) };
}

function attendeeOf({ email, name, response }: MailToSend) {
  return { email, response, ...(name === null ? {} : { name }) };
}
