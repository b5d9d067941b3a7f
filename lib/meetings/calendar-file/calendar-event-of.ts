import type { CalendarEvent } from "@/lib/ics/calendar-event";
import { organizerAddress } from "@/lib/meetings/calendar-file/organizer-address";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
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

/** What every calendar file of a meeting has in common; method, status, attendee and DTSTAMP are its user's to say. */
export function calendarEventOf(
  meeting: Facts,
  { appUrl, locale, ...world }: { appUrl: string; locale: string } & Parameters<typeof organizerAddress>[0],
): Omit<CalendarEvent, "method" | "status" | "dtstamp" | "attendee"> {
  const meetingUrl = `${appUrl}/m/${meeting.slug}`;
  const words = calendarWords({
    ...meeting,
    locale: mailLocaleOf(locale),
    place: { type: meeting.locationType, value: meeting.locationValue },
    meetingUrl,
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
