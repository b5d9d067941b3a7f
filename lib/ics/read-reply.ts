import { cleanIcsText } from "@/lib/ics/clean";
import { counterTimes } from "@/lib/ics/counter-times";
import { attendeeLine } from "@/lib/ics/foreign/attendee-line";
import { type ContentLine, contentLine, textOf, unfoldedLines } from "@/lib/ics/foreign/content-line";
import { identityOf } from "@/lib/ics/foreign/identity";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { wallSeconds, wallTimeOf } from "@/lib/ics/foreign/wall-time";

/** An attendee's answer as their calendar program wrote it. */
export type CalendarReply = {
  readonly uid: string;
  /** Decoded and in lower case, without `mailto:`. */
  readonly attendee: string;
  readonly response: "accepted" | "declined" | "tentative";
  readonly sequence: number;
  /** DTSTAMP in epoch milliseconds, whole seconds. */
  readonly stampedAt: number;
  /** LAST-MODIFIED in the same way; null where there is none. */
  readonly modifiedAt: number | null;
  /** What the attendee added in words, at most 500 code points; null where there is nothing. */
  readonly comment: string | null;
};

/** Real replies have two or three kilobytes, most of them a time zone. */
const MOST_CHARACTERS = 256 * 1024;

const responses = new Map<string, CalendarReply["response"]>([
  ["ACCEPTED", "accepted"],
  ["DECLINED", "declined"],
  ["TENTATIVE", "tentative"],
]);

/** What an attendee's program wrote about one meeting: an answer, another time, or that somebody else comes. */
export type CalendarMessage = Omit<CalendarReply, "response"> & {
  readonly kind: "reply" | "counter" | "delegation";
  /** Null where it says neither yes nor no nor maybe. */
  readonly response: CalendarReply["response"] | null;
  /** The times of a counter proposal in epoch milliseconds; null for whole days and what cannot be read. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  /** The place that a counter proposal names; null where it names none. */
  readonly place: string | null;
  /** Who is to come instead, in lower case; several with commas between them. */
  readonly delegatedTo: string | null;
};

/** An answer (METHOD:REPLY, RFC 5546 §3.2.3), as `readMessage` reads it. Undefined for anything else. */
export function readReply(file: string): CalendarReply | undefined {
  const message = readMessage(file);
  if (message?.kind !== "reply" || message.response === null) return undefined;
  const { kind: _, startsAt: __, endsAt: ___, place: ____, delegatedTo: _____, response, ...rest } = message;
  return { ...rest, response };
}

/** What each calendar of a file says (`readMessage`): some programs write copies of an answer one after the other. */
export function readMessages(file: string, sender?: string): CalendarMessage[] {
  if (file.length > MOST_CHARACTERS) return [];
  return file.split(/^(?=BEGIN:VCALENDAR\s*$)/im).flatMap((calendar) => readMessage(calendar, sender) ?? []);
}

/**
 * Reads a file as what one attendee says about one meeting: one event that is no instance of a series, with one attendee. Line
 * by line, so that one that nobody can read costs that line alone. ORGANIZER is not looked at, Exchange leaves it out.
 * Undefined for anything else, however broken it is.
 * @param sender who wrote the email: of several attendees, whom some programs leave in, they speak for themselves alone
 */
export function readMessage(file: string, sender?: string): CalendarMessage | undefined {
  const found = file.length > MOST_CHARACTERS ? undefined : onlyEventOf(file);
  if (!found || found.event.some(({ name, value }) => name === "RECURRENCE-ID" && value !== "")) return undefined;
  const { method, event } = found;
  const said = attendeeOf(event, sender);
  if (!said) return undefined;
  const textAt = (name: string) => event.find((line) => line.name === name)?.value;
  const uid = textOf(event.find(({ name }) => name === "UID"));
  const { attendee, partstat } = said;
  const stampedAt = instantIn(textAt("DTSTAMP"));
  const sequence = Number(textAt("SEQUENCE") ?? 0);
  const response = responses.get(partstat) ?? null;
  const kind = method === "COUNTER" ? "counter" : partstat === "DELEGATED" ? "delegation" : "reply";
  if (!uid || stampedAt === null || !Number.isSafeInteger(sequence)) return undefined;
  if (kind === "reply" && response === null) return undefined;
  const times = kind === "counter" ? counterTimes(file) : null;
  return {
    kind,
    uid,
    attendee: addressOf(attendee),
    response,
    sequence,
    stampedAt,
    modifiedAt: instantIn(textAt("LAST-MODIFIED")),
    comment: commentOf(event, attendee),
    startsAt: times?.startsAt ?? null,
    endsAt: times?.endsAt ?? null,
    place: (kind === "counter" && textOf(event.find(({ name }) => name === "LOCATION"))) || null,
    delegatedTo: delegateOf(attendee, event),
  };
}

/** The one attendee, or of several the one who sends another (RFC 5546 §3.2.2.3), or who wrote the email. */
function attendeeOf(
  event: readonly ContentLine[],
  sender: string | undefined,
): { attendee: ContentLine; partstat: string } | undefined {
  const all = event
    .filter(({ name }) => name === "ATTENDEE")
    .map((attendee) => ({ attendee, partstat: attendee.parameters.get("PARTSTAT")?.trim().toUpperCase() ?? "" }));
  const [only, ...others] = all;
  if (others.length === 0) return only;
  const theirs = all.filter(({ attendee }) => addressOf(attendee) === sender?.toLowerCase());
  const same = theirs.every(({ partstat }) => partstat === theirs[0]?.partstat);
  return (same ? theirs[0] : undefined) ?? all.find(({ partstat }) => partstat === "DELEGATED");
}

function delegateOf(attendee: ContentLine, event: readonly ContentLine[]): string | null {
  const named = attendee.parameters.get("DELEGATED-TO");
  if (named)
    return named
      .split(/,(?=\s*mailto:)/i)
      .map(identityOf)
      .join(", ");
  const other = event.find((line) => line.name === "ATTENDEE" && addressOf(line) !== addressOf(attendee));
  return other ? addressOf(other) : null;
}

const WANTED = new Set(
  "BEGIN END METHOD UID ATTENDEE SEQUENCE DTSTAMP LAST-MODIFIED RECURRENCE-ID COMMENT LOCATION".split(" "),
);

/** The lines of the one event of a file that is a reply or a counter proposal and goes on to its end. */
function onlyEventOf(file: string): { method: string; event: ContentLine[] } | undefined {
  const open: string[] = [];
  const events: ContentLine[][] = [];
  let [method, closed] = ["", false];
  for (const { name, line } of unfoldedLines(file, (one) => WANTED.has(one))) {
    const read = contentLine(name, line);
    const place = open.join("/");
    if (name === "BEGIN") {
      const isEvent = read.value.toUpperCase() === "VEVENT";
      // An event stands in nothing but a calendar: the end of what is still open is missing.
      if (isEvent && open[0] === "VCALENDAR") {
        open.splice(1);
        events.push([]);
      }
      open.push(read.value.toUpperCase());
    } else if (name === "END") closed = open.pop() === "VCALENDAR";
    else if (place === "VCALENDAR" && name === "METHOD") method = read.value.toUpperCase();
    else if (place === "VCALENDAR/VEVENT") events.at(-1)?.push(name === "ATTENDEE" ? attendeeLine(line, read) : read);
  }
  const [event, ...others] = events;
  if (!event || others.length > 0 || !closed || !["REPLY", "COUNTER"].includes(method)) return undefined;
  return { method, event };
}

/** A calendar user address is a URI (RFC 5545 §3.3.3); where it names no mailbox, EMAIL does (RFC 7986 §6.2). */
function addressOf({ value, parameters }: ContentLine): string {
  const named = /^mailto:/i.test(value) ? value : (parameters.get("EMAIL") ?? value);
  return identityOf(named);
}

/** Always in UTC (RFC 5545 §3.8.7); one that does not say so is read as if it did. Null where it is no time. */
function instantIn(value: string | undefined): number | null {
  try {
    const time = wallTimeOf(value ?? "");
    return time.isDate ? null : wallSeconds(time) * 1000 - (time.offset ?? 0);
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

/** Exchange and others write COMMENT, some an empty one or several; Google writes a parameter of its own. */
function commentOf(event: readonly ContentLine[], attendee: ContentLine): string | null {
  const comments = event.filter(({ name }) => name === "COMMENT").map((line) => textOf(line).trim());
  const said = comments.filter((one, at) => one !== "" && comments.indexOf(one) === at).join("\n");
  return cleanIcsText(said || (attendee.parameters.get("X-RESPONSE-COMMENT") ?? ""), 500).trim() || null;
}
