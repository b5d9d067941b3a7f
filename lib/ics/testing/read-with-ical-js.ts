import ICAL from "ical.js";

type SeenByIcalJs = {
  eventCount: number;
  summary: string;
  description: string | null;
  location: string | null;
  organizerName: string | undefined;
  attendeeName: string | undefined;
  /** Epoch milliseconds. */
  startsAt: number;
  endsAt: number;
};

/** What a calendar program built on ical.js shows. */
export function readWithIcalJs(file: string): SeenByIcalJs {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [vevent, ...others] = calendar.getAllSubcomponents("vevent");
  if (!vevent) throw new Error("There is no event.");
  const event = new ICAL.Event(vevent);
  return {
    eventCount: 1 + others.length,
    summary: event.summary,
    description: event.description,
    location: event.location,
    organizerName: vevent.getFirstProperty("organizer")?.getFirstParameter("cn"),
    attendeeName: vevent.getFirstProperty("attendee")?.getFirstParameter("cn"),
    startsAt: event.startDate.toJSDate().getTime(),
    endsAt: event.endDate.toJSDate().getTime(),
  };
}
