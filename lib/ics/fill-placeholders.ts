import type { CalendarEvent } from "@/lib/ics/calendar-event";

/**
 * Turns the skeleton into the file: what the `ics` package writes wrongly is put right while the lines hold no foreign
 * text, then the slots are filled and the lines folded (RFC 5545 §3.1). Linear in the length of the texts.
 */
export function rewrite(skeleton: string, event: CalendarEvent): string {
  const slots = slotsOf(event);
  return skeleton
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter((line) => line !== "" && !line.startsWith("X-PUBLISHED-TTL:"))
    .map((line) => (line.startsWith("METHOD:") ? `METHOD:${event.method}` : line))
    .map((line) => `${folded(filled(repaired(line), slots))}\r\n`)
    .join("");
}

/** Scheme in lower case, enumerated parameters without quotes. */
function repaired(line: string): string {
  return line.replace(":MAILTO:", ":mailto:").replace(/;(ROLE|PARTSTAT)="([A-Z-]+)"/g, ";$1=$2");
}

type Slots = Readonly<Record<string, string>>;

function slotsOf({
  uid,
  summary,
  description = "",
  location = "",
  url = "",
  organizer,
  attendee,
}: CalendarEvent): Slots {
  return {
    uid,
    url,
    summary: escapedText(summary),
    description: escapedText(description),
    location: escapedText(location),
    "organizer-name": organizer.name,
    "organizer-address": mailtoPath(organizer.email),
    "attendee-name": attendee?.name ?? "",
    "attendee-address": mailtoPath(attendee?.email ?? ""),
  };
}

/** One pass: what has been filled in is never searched for slots again. */
function filled(line: string, slots: Slots): string {
  return line.replace(/(?:https:\/\/)?slot@([a-z-]+)/g, (_, slot: string) => slots[slot] ?? "");
}

/** RFC 5545 §3.3.11. */
function escapedText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** RFC 6068 §2: what has a meaning in a URI, or is none of its characters, is percent-encoded; `+` stays as it is. */
export function mailtoPath(address: string): string {
  return address.replace(/[%&/=?#^`{|}]/g, encodeURIComponent);
}

/** Folds a line at 75 octets, never inside a code point; the space that opens a continuation counts (RFC 5545 §3.1). */
export function folded(line: string): string {
  let result = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8Size(character);
    if (octets + size > 75) {
      result += "\r\n ";
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}

function utf8Size(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
