import type { CalendarEvent } from "@/lib/ics/calendar-event";
import { calendarFile } from "@/lib/ics/calendar-file";
import { organizerAddress } from "@/lib/meetings/calendar-file/organizer-address";
import type { Content } from "@/lib/meetings/content";
import type { MeetingRow, Response } from "@/lib/meetings/meeting-row";
import { calendarWords } from "@/lib/wording/calendar-words";
import { mailLocaleOf } from "@/lib/wording/mail-locale";

type Facts = Pick<
  MeetingRow,
  | "id"
  | "uid"
  | "sequence"
  | "startsAt"
  | "endsAt"
  | "title"
  | "description"
  | "disclosure"
  | "locationType"
  | "locationValue"
  | "hostName"
  | "slug"
  | "createdAt"
  | "updatedAt"
>;

type World = { appUrl: string } & Parameters<typeof organizerAddress>[0];

/** What every calendar file of a meeting has in common; method, status, attendee and DTSTAMP are its user's to say. */
export function calendarEventOf(
  meeting: Facts,
  { appUrl, locale, people = 0, ...world }: World & { locale: string; people?: number },
): Omit<CalendarEvent, "method" | "status" | "dtstamp" | "attendee"> {
  const meetingUrl = `${appUrl}/m/${meeting.slug}`;
  const words = calendarWords({
    ...meeting,
    locale: mailLocaleOf(locale),
    place: { type: meeting.locationType, value: meeting.locationValue },
    meetingUrl,
    people,
  });
  return {
    ...words,
    uid: meeting.uid,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    organizer: { name: meeting.hostName, email: organizerAddress(world, meeting.id) },
    createdAt: meeting.createdAt,
    updatedAt: meeting.updatedAt,
    // Calendar programs follow a URL by themselves, so a plain http one stays in the description only.
    ...(meetingUrl.startsWith("https://") ? { url: meetingUrl } : {}),
  };
}

/** An email about a meeting, as far as its calendar part has to know it. */
type Letter = {
  readonly template: string;
  readonly sequence: number;
  /** SEQUENCE of the counter proposal by email that this email declines. */
  readonly counterSequence: number | null;
  readonly email: string;
  readonly name: string | null;
  readonly locale: string | null;
  readonly response: Response;
  readonly content: Content;
  readonly meeting: Pick<
    MeetingRow,
    "id" | "uid" | "status" | "slug" | "disclosure" | "createdAt" | "updatedAt" | "hostLocale"
  >;
};

/**
 * The calendar part of an email for its one recipient (docs/design/mail-and-ics.md#2). Without an alarm: it would ring
 * and show on a screen that the recipient may share (docs/design/security.md#3).
 * @param dtstamp whole seconds in epoch milliseconds
 * @throws CalendarFileError when the result would not say what it was asked to
 */
export function calendarPartOf(
  { appUrl, platformEmail, replyDomain, secrets }: World,
  letter: Letter,
  dtstamp: number,
) {
  const { content, meeting, sequence, email, name, response } = letter;
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
    attendee: { email, response, ...(name === null ? {} : { name }) },
  };

  if (letter.template === "time_kept" && letter.counterSequence !== null) {
    const declined = {
      ...event,
      sequence: letter.counterSequence,
      method: "DECLINECOUNTER",
      status: "unsaid",
    } as const;
    return { method: "DECLINECOUNTER", content: calendarFile(declined) } as const;
  }
  if (letter.template !== "meeting_cancelled") {
    return { method: "REQUEST", content: calendarFile({ ...event, method: "REQUEST", status: "confirmed" }) } as const;
  }
  const status = meeting.status === "cancelled" ? "cancelled" : "removed";
  // The description ends with the link to join, which leads nowhere any more.
  return { method: "CANCEL", content: calendarFile({ ...event, description: "", method: "CANCEL", status }) } as const;
}
