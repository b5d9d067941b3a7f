import type { CalendarCopy } from "@/lib/adapters/calendar";
import type { AddedPerson } from "@/lib/columns/calendar-columns";
import type { WantedEvent } from "@/lib/effects/calendar/merge-event";
import { cleanIcsName } from "@/lib/ics/clean";
import { identityOf } from "@/lib/ics/foreign/identity";
import { canonicalEmail } from "@/lib/people/canonical-email";

/** More than a host decides about one by one. */
const MOST = 20;

/** Whom an event names that nobody ever invited, for the host to decide about; a decision that was taken stays. Pure. */
export function addedPeopleIn(
  before: readonly AddedPerson[],
  { everInvited, organizer }: Pick<WantedEvent, "everInvited" | "organizer">,
  { attendees, notGuests = [] }: Pick<CalendarCopy, "attendees" | "notGuests">,
): AddedPerson[] {
  // Programs name the organizer among the people, also where they take the organizer's own line out.
  const others = new Set([...notGuests, identityOf(organizer.email)]);
  const known = { has: (email: string) => others.has(email) || everInvited.has(email) };
  const dismissed = new Set(before.flatMap((one) => (one.dismissed ? [one.email] : [])));
  const added = new Map<string, AddedPerson>();
  for (const { email: written, name } of attendees) {
    const email = canonicalEmail(written);
    if (!email || known.has(email) || known.has(written)) continue;
    added.set(email, { email, name: cleanIcsName(name ?? "") || null, dismissed: dismissed.has(email) });
  }
  // Whom somebody takes out and adds again is not asked about again.
  const gone = before.filter((one) => one.dismissed && !added.has(one.email) && !known.has(one.email));
  return [...added.values(), ...gone].slice(0, MOST);
}

export function isSamePeople(one: readonly AddedPerson[], other: readonly AddedPerson[]): boolean {
  const shown = (people: readonly AddedPerson[]) =>
    JSON.stringify(people.map(({ email, name, dismissed }) => [email, name, dismissed]).toSorted());
  return shown(one) === shown(other);
}
