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
