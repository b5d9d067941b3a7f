import { Temporal } from "temporal-polyfill";
import type { Spend } from "@/lib/ics/foreign/budget";
import type { Clock } from "@/lib/ics/foreign/clock";
import { type Component, lineIn } from "@/lib/ics/foreign/components";
import { textOf } from "@/lib/ics/foreign/content-line";
import { ownZone } from "@/lib/ics/foreign/own-zone";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { windowsZones } from "@/lib/ics/foreign/windows-zones";

/** What asking the runtime for a zone costs, in steps. */
const LOOK_UP = 50;

/**
 * The clocks that a file's TZIDs mean. A zone that the runtime knows, by its IANA name or by the one that Windows gives it, is
 * read with the runtime's rules, for those that files bring along may be cut short; any other with those of the file.
 */
export function clocksOf(calendar: Component): (name: string, spend: Spend) => Clock {
  const own = new Map(
    calendar.components
      .filter(({ name }) => name === "VTIMEZONE")
      .map((zone) => [textOf(lineIn(zone, "TZID")), zone] as const),
  );
  const known = new Map<string, Clock | undefined>();
  return (name, spend) => {
    if (!known.has(name)) {
      spend(LOOK_UP);
      known.set(name, clockNamed(name, own.get(name)));
    }
    const clock = known.get(name);
    if (!clock) throw new UnreadableError("unknown_zone");
    return clock;
  };
}

function clockNamed(name: string, own: Component | undefined): Clock | undefined {
  // Without a slash a name such as "EST" is whatever the file says that it is.
  const named = zoneOf(name, own === undefined) ?? (own && zoneOf(textOf(lineIn(own, "X-LIC-LOCATION")), false));
  if (named !== undefined) return ianaClock(named);
  return own && ownZone(own);
}

/** Evolution and others write a path of their own before the name. */
function zoneOf(name: string, short: boolean): string | undefined {
  const windows = windowsZones.get(name.trim().toLowerCase());
  if (windows !== undefined) return windows;
  if (/^tzone:\/\/microsoft\/utc$/i.test(name)) return "UTC";
  const parts = name.split("/");
  return [name, parts.slice(-2).join("/"), parts.slice(-3).join("/")].find(
    (candidate) => (candidate.includes("/") || (short && /^[A-Za-z]/.test(candidate))) && isZone(candidate),
  );
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    // What the runtime says of a name that is none.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The clock of a zone by its IANA name. An hour that a change of clocks leaves out counts as the one after it (RFC 5545 §3.3.5). */
export function ianaClock(timeZone: string): Clock {
  return (wall) =>
    Temporal.Instant.fromEpochMilliseconds(wall * 1000)
      .toZonedDateTimeISO("UTC")
      .toPlainDateTime()
      .toZonedDateTime(timeZone).epochMilliseconds;
}
