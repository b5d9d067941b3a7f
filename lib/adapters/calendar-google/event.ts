import type { calendar_v3 } from "googleapis/build/src/apis/calendar";
import { type CalendarCopy, CalendarError, type EventAttendee, type EventBody } from "@/lib/adapters/calendar";
import { wordsOfHtml } from "@/lib/adapters/html-words";

/**
 * The event as Google takes it (https://developers.google.com/workspace/calendar/api/v3/reference/events). Private, and
 * nobody who is named in it sees the others (docs/design/security.md#3).
 */
export function googleEventOf(body: EventBody): calendar_v3.Schema$Event {
  return {
    ...googleCopyOf(body),
    visibility: "private",
    guestsCanInviteOthers: false,
    guestsCanSeeOtherGuests: false,
    guestsCanModify: false,
  };
}

/** What may be said in a copy of somebody else's event: the rest is refused (403 `forbiddenForNonOrganizer`). */
export function googleCopyOf(body: EventBody): calendar_v3.Schema$Event {
  return {
    summary: body.title,
    description: asHtml(body.description),
    // Null, for a member that is missing stays as it was.
    location: body.place as string, // Safe: Google reads null as "none"; the library's types leave it out.
    start: { dateTime: new Date(body.startsAt).toISOString(), timeZone: body.timeZone },
    end: { dateTime: new Date(body.endsAt).toISOString(), timeZone: body.timeZone },
    attendees: body.attendees.map(({ email, name, response }) => ({
      email,
      ...(name !== null && { displayName: name }),
      responseStatus: responses[response],
    })),
  };
}

/** @throws CalendarError `ambiguous` when the answer is not an event */
export function calendarCopyOf(event: calendar_v3.Schema$Event): CalendarCopy {
  const { id, etag, iCalUID, attendees } = event;
  if (!id || !iCalUID) throw new CalendarError("ambiguous", "unexpected_answer");
  return {
    externalId: id,
    etag: etag ?? null,
    uid: iCalUID,
    title: event.summary ?? "",
    description: wordsOfHtml(event.description ?? ""),
    place: event.location ?? null,
    callUrl: callUrlIn(event),
    callComes: event.conferenceData?.createRequest?.status?.statusCode === "pending",
    startsAt: instantOf(event.start),
    endsAt: instantOf(event.end),
    attendees: (attendees ?? []).flatMap(attendeeOf),
    notGuests: (attendees ?? []).flatMap(({ self, resource, organizer, email }) =>
      email && (self || resource || organizer) ? [email.toLowerCase()] : [],
    ),
    // Google leaves `self` out where it is false.
    own: !event.organizer || event.organizer.self === true,
  };
}

/**
 * What asks Google for a Meet call, takes one away or leaves it (https://developers.google.com/workspace/calendar/api/guides/create-events#conferencing).
 * Google carries out one request id only once.
 */
export function googleCallOf({ call, uid, revision }: EventBody): {
  query: { conferenceDataVersion?: number };
  part: calendar_v3.Schema$Event;
} {
  if (call === "keep") return { query: {}, part: {} };
  const createRequest = { requestId: `${uid}/${revision}`, conferenceSolutionKey: { type: "hangoutsMeet" } };
  // Safe: Google reads null as "none"; the library's types leave it out.
  const none = null as unknown as calendar_v3.Schema$ConferenceData;
  return {
    query: { conferenceDataVersion: 1 },
    part: { conferenceData: call === "create" ? { createRequest } : none },
  };
}

/** Browsers are sent there, so anything but https is none. */
function callUrlIn({ conferenceData, hangoutLink }: calendar_v3.Schema$Event): string | null {
  const video = conferenceData?.entryPoints?.find(({ entryPointType }) => entryPointType === "video");
  const link = video?.uri ?? hangoutLink ?? "";
  return link.startsWith("https://") ? link : null;
}

const responses = {
  needs_action: "needsAction",
  accepted: "accepted",
  declined: "declined",
  tentative: "tentative",
} as const;

function attendeeOf({ email, displayName, responseStatus }: calendar_v3.Schema$EventAttendee): EventAttendee[] {
  if (!email) return [];
  const response = responseStatus === "needsAction" ? "needs_action" : responseStatus;
  const known = response === "accepted" || response === "declined" || response === "tentative";
  return [{ email: email.toLowerCase(), name: displayName ?? null, response: known ? response : "needs_action" }];
}

function instantOf(at: calendar_v3.Schema$EventDateTime | undefined): number | null {
  const instant = Date.parse(at?.dateTime ?? "");
  return Number.isNaN(instant) ? null : instant;
}

/** Google shows a description as HTML, so plain text is written as such. */
function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
