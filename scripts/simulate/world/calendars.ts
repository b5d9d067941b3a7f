import { type Calendar, type GoogleEvent, live, newCalendar } from "@/e2e/servers/google/calendar";
import type { GoogleStandIn } from "@/e2e/servers/google-stand-in";

/** Empty calendars for a life that begins. */
export function forgetCalendars(google: GoogleStandIn, emails: readonly string[]): void {
  for (const email of emails) {
    const { calendars } = google.people.account(email);
    for (const calendar of calendars.values()) {
      calendar.events.clear();
      calendar.changedAt.clear();
    }
  }
}

/** What Google calls the calendar of the account itself. */
export const OWN = "primary";
/** A second calendar of each account, in which meetings may stand. */
export const BESIDE = "beside";

/** Makes the second calendar of the account where it is missing. */
export function openBeside({ people }: GoogleStandIn, email: string): void {
  const { calendars } = people.account(email);
  if (!calendars.has(BESIDE)) calendars.set(BESIDE, newCalendar({ id: BESIDE }));
}

/** The calendar in which the account's meetings stand already: who connects it again goes on there, for what was left stays. */
export function usedCalendar(google: GoogleStandIn, email: string): string | undefined {
  const beside = google.people.account(email).calendars.get(BESIDE);
  if (beside && live(beside).length > 0) return BESIDE;
  return live(google.calendar(email)).length > 0 ? OWN : undefined;
}

/** What the account holds under the UID, in whichever calendar. */
export function eventsOf(
  { people }: GoogleStandIn,
  email: string,
  uid: string | undefined,
): { readonly calendar: Calendar; readonly event: GoogleEvent }[] {
  return [...people.account(email).calendars.values()].flatMap((calendar) =>
    live(calendar).flatMap((event) => (event.iCalUID === uid ? [{ calendar, event }] : [])),
  );
}
