import { createEvent, type EventAttributes } from "ics";
import type { CalendarEvent } from "@/lib/ics/calendar-event";
import { CalendarFileError } from "@/lib/ics/calendar-file-error";

export const productId = "-//Compath//Compath Meetings//EN";

/**
 * The file as the `ics` package writes it, with `slot@…` wherever foreign text belongs. The package sees no foreign
 * text at all: it folds in quadratic time and escapes neither parameters nor bare CR (docs/design/mail-and-ics.md#1).
 * Times go in as epoch milliseconds, the only form that does not depend on the server's zone.
 */
export function skeletonOf(event: CalendarEvent): string {
  const { error, value } = createEvent(attributesOf(event));
  if (error || value === null) throw new CalendarFileError("The calendar file could not be written.");
  return value;
}

/** `timestamp` becomes DTSTAMP; the package takes it and reads the clock without it, but its types do not say so. */
type Attributes = EventAttributes & { timestamp: number };

function attributesOf(event: CalendarEvent): Attributes {
  return {
    productId,
    // The package has no counter proposals: `rewrite` puts the right name in its place.
    method: event.method === "DECLINECOUNTER" ? "REQUEST" : event.method,
    uid: "slot@uid",
    sequence: event.sequence,
    timestamp: event.dtstamp,
    start: event.startsAt,
    end: event.endsAt,
    title: "slot@summary",
    classification: "PRIVATE",
    transp: event.method === "CANCEL" ? "TRANSPARENT" : "OPAQUE",
    organizer: { name: "slot@organizer-name", email: "slot@organizer-address" },
    ...(hasStatus(event) ? { status: event.status === "cancelled" ? "CANCELLED" : "CONFIRMED" } : {}),
    ...(event.description === undefined ? {} : { description: "slot@description" }),
    ...(event.location === undefined ? {} : { location: "slot@location" }),
    ...(event.url === undefined ? {} : { url: "https://slot@url" }),
    ...(event.createdAt === undefined ? {} : { created: event.createdAt }),
    ...(event.updatedAt === undefined ? {} : { lastModified: event.updatedAt }),
    ...attendeesOf(event),
  };
}

export function hasStatus({ status }: Pick<CalendarEvent, "status">): boolean {
  return status === "confirmed" || status === "cancelled";
}

function attendeesOf({ method, attendee }: CalendarEvent): Pick<Attributes, "attendees"> {
  if (!attendee) return {};
  const partstat = {
    needs_action: "NEEDS-ACTION",
    accepted: "ACCEPTED",
    declined: "DECLINED",
    tentative: "TENTATIVE",
  } as const;
  const recipient = { name: "slot@attendee-name", email: "slot@attendee-address" };
  if (method === "CANCEL") return { attendees: [recipient] };
  return { attendees: [{ ...recipient, rsvp: true, role: "REQ-PARTICIPANT", partstat: partstat[attendee.response] }] };
}
