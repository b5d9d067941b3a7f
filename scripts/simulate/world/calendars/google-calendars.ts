import { type Calendar, type GoogleEvent, live, newCalendar, store } from "@/e2e/servers/google/calendar";
import type { GoogleStandIn } from "@/e2e/servers/google-stand-in";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import type { Response } from "@/scripts/simulate/acts/act";
import type { Copy, OwnCalendars } from "@/scripts/simulate/world/calendars/own-calendars";
import { clock } from "@/scripts/simulate/world/clock";

/** What Google calls the calendar of the account itself. */
const OWN = "primary";
/** A second calendar of each account, in which meetings may stand. */
const BESIDE = "beside";

/** Empty calendars, and no request seen yet, for a life that begins. */
export function forgetCalendars(google: GoogleStandIn, emails: readonly string[]): void {
  google.requests.length = 0;
  for (const email of emails) {
    const { calendars } = google.people.account(email);
    for (const calendar of calendars.values()) {
      calendar.events.clear();
      calendar.changedAt.clear();
    }
  }
}

/** The calendars of an account at the stand-in for Google. */
export function googleCalendarsOf(google: GoogleStandIn, email: string): OwnCalendars {
  const { calendars } = google.people.account(email);
  return {
    async connect(ctx, { beside }) {
      const credentials = JSON.stringify({ refreshToken: google.granted(email) });
      const own = { provider: "google" as const, account: email, credentials, calendarId: OWN, calendarName: null };
      const { id } = await connectCalendar(ctx, own);
      if (!calendars.has(BESIDE)) calendars.set(BESIDE, newCalendar({ id: BESIDE }));
      const known = [OWN, BESIDE].map((name) => ({ id: name, name, writable: true }));
      return { id, known, calendarId: usedCalendar(google, email) ?? (beside ? BESIDE : OWN) };
    },
    copiesOf: async (uid) =>
      [...calendars.values()].flatMap((calendar) =>
        live(calendar).flatMap((event) => (event.iCalUID === uid ? [copyOf(calendar, event, email)] : [])),
      ),
  };
}

/** The calendar in which the account's meetings stand already: who connects it again goes on there, for what was left stays. */
function usedCalendar(google: GoogleStandIn, email: string): string | undefined {
  const beside = google.people.account(email).calendars.get(BESIDE);
  if (beside && live(beside).length > 0) return BESIDE;
  return live(google.calendar(email)).length > 0 ? OWN : undefined;
}

function copyOf(calendar: Calendar, event: GoogleEvent, email: string): Copy {
  const { attendees = [] } = event;
  const [start, end] = [event.start, event.end].map((at) => Date.parse(at?.dateTime ?? "")) as [number, number]; // Safe: two are read.
  const save = async (change: Partial<GoogleEvent>) => void store(calendar, { ...event, ...change }, clock.now());
  const at = (instant: number) => ({ dateTime: new Date(instant).toISOString() });
  const answered = (response: Response) =>
    attendees.map((one) => (one.email === email ? { ...one, responseStatus: response } : one));
  return {
    start,
    end,
    title: event.summary ?? "",
    place: event.location ?? "",
    text: JSON.stringify(event),
    move: (to) => save({ start: at(to), end: at(to + end - start) }),
    remove: () => save({ status: "cancelled" }),
    answer: attendees.some((one) => one.email === email)
      ? (response) => save({ attendees: answered(response) })
      : undefined,
  };
}
