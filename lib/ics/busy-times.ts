import ICAL from "ical.js";
import { instantOf } from "@/lib/ics/object-time";
import { addressOf, parsedObject, textIn } from "@/lib/ics/parse-object";
import { parameterOf } from "@/lib/ics/read-object";

type Span = { startsAt: number; endsAt: number };
export type BusyTime = Span & { uid: string; title: string };

type Reading = {
  within: Span;
  /** For whole days and times without a zone (IANA). */
  timeZone: string;
  /** The calendar owner's addresses in lower case: what they have declined takes no time. */
  owner: readonly string[];
};

/** Limit of repetitions read: more than a person's calendar has in a window, few enough for a file that means harm. */
const MOST_STEPS = 2000;

/**
 * The time that the event in a calendar object takes within a window, each repetition of its own. Nothing where it is
 * cancelled, declined by the owner or marked as free (TRANSP, RFC 5545 §3.8.2.7), and where nobody can read it.
 */
export function busyTimes(file: string, reading: Reading): BusyTime[] {
  const events = parsedObject(file)?.getAllSubcomponents("vevent") ?? [];
  return events
    .flatMap((component) => [
      // A series of added dates alone begins with the event itself (RFC 5545 §3.8.5.2).
      ...(component.hasProperty("rrule") ? [] : onceOf(component, reading)),
      ...(component.hasProperty("rrule") || component.hasProperty("rdate") ? seriesOf(component, reading) : []),
    ])
    .filter(
      ({ startsAt, endsAt }) =>
        startsAt < endsAt && startsAt < reading.within.endsAt && endsAt > reading.within.startsAt,
    );
}

function onceOf(component: ICAL.Component, reading: Reading): BusyTime[] {
  if (isFromThenOn(component)) return [];
  const event = new ICAL.Event(component, { exceptions: [] });
  return takesTime(component, reading) && component.hasProperty("dtstart")
    ? [busyOf(component, event.startDate, event.endDate, reading)]
    : [];
}

/** Busy times of a series, without repetitions that were moved or changed alone: those are components of their own. */
function seriesOf(component: ICAL.Component, reading: Reading): BusyTime[] {
  if (!takesTime(component, reading)) return [];
  const event = new ICAL.Event(component);
  const steps = new ICAL.RecurExpansion({ component, dtstart: nearWindow(event, component, reading) });
  const found: BusyTime[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = steps.next();
    if (!next) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const busy = busyOf(component, startDate, endDate, reading);
    if (busy.startsAt >= reading.within.endsAt) break;
    if (item.component === component || isFromThenOn(item.component)) found.push(busy);
  }
  return found;
}

/** A change of one repetition and of all after it (RFC 5545 §3.2.13) is part of the series. */
function isFromThenOn(component: ICAL.Component): boolean {
  const repetition = component.getFirstProperty("recurrence-id");
  return repetition !== null && parameterOf(repetition, "range") !== null;
}

/**
 * Where to begin counting: a series without an end of its own that began long ago is entered a few periods before the
 * window, so that a daily event of twenty years costs no more than one of yesterday.
 */
function nearWindow(
  { startDate, duration }: ICAL.Event,
  component: ICAL.Component,
  { within, timeZone }: Reading,
): ICAL.Time {
  // Safe: RRULE is a rule (RFC 5545 §3.8.5.3).
  const rules = component.getAllProperties("rrule").map((property) => property.getFirstValue() as ICAL.Recur);
  const [rule] = rules;
  const days = rule?.freq === "DAILY" ? 1 : rule?.freq === "WEEKLY" ? 7 : 0;
  if (!rule || rules.length > 1 || days === 0 || rule.count) return startDate;
  const period = days * rule.interval;
  const before = within.startsAt - duration.toSeconds() * 1000 - instantOf(startDate, zoneOf(component), timeZone);
  const skipped = Math.floor(before / (period * 86_400_000)) - 2;
  if (skipped <= 0) return startDate;
  const later = startDate.clone();
  later.adjust(skipped * period, 0, 0, 0);
  return later;
}

function busyOf(component: ICAL.Component, start: ICAL.Time, end: ICAL.Time, { timeZone }: Reading): BusyTime {
  const endZone = component.getFirstProperty("dtend");
  return {
    uid: textIn(component, "uid"),
    title: textIn(component, "summary"),
    startsAt: instantOf(start, zoneOf(component), timeZone),
    endsAt: instantOf(end, (endZone && parameterOf(endZone, "tzid")) ?? zoneOf(component), timeZone),
  };
}

function zoneOf(component: ICAL.Component): string | undefined {
  const start = component.getFirstProperty("dtstart");
  return (start && parameterOf(start, "tzid")) ?? undefined;
}

function takesTime(component: ICAL.Component, { owner }: Reading): boolean {
  if (textIn(component, "transp") === "TRANSPARENT" || textIn(component, "status") === "CANCELLED") return false;
  return !component
    .getAllProperties("attendee")
    .some((one) => parameterOf(one, "partstat") === "DECLINED" && owner.includes(addressOf(one)));
}
