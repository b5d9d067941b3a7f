import type { CalendarEvent } from "@/lib/ics/calendar-file";

/** An invitation to 2027-03-10 16:00 to 17:00 in Berlin (15:00Z), with everything that a REQUEST may carry. */
export function anEvent(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    method: "REQUEST",
    status: "confirmed",
    uid: "0192f0c1-0000-7000-8000-000000000001@meetings.example",
    sequence: 0,
    dtstamp: Date.UTC(2027, 1, 1, 9, 30),
    startsAt: Date.UTC(2027, 2, 10, 15),
    endsAt: Date.UTC(2027, 2, 10, 16),
    summary: "Appointment with Dr. Ada",
    description: "See the invitation.",
    location: "Room 4",
    url: "https://meetings.example/m/abc",
    organizer: { name: "Dr. Ada", email: "meetings@meetings.example" },
    attendee: { name: "Bo", email: "bo@x.example", response: "needs_action" },
    ...changes,
  };
}

/** The event of `anEvent` as a download: PUBLISH, without an attendee. */
export function aDownload(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  const { attendee: _, ...event } = anEvent(changes);
  return { ...event, method: "PUBLISH" };
}
