import { CalendarFileError } from "@/lib/ics/calendar-file-error";
import { cleanIcsName, cleanIcsText } from "@/lib/ics/clean";

/**
 * One meeting as one recipient's calendar shall show it (docs/design/mail-and-ics.md#2). All instants are epoch
 * milliseconds.
 */
export type CalendarEvent = {
  method: "REQUEST" | "CANCEL" | "PUBLISH" | "DECLINECOUNTER";
  /**
   * "cancelled": the meeting is called off. Without a STATUS: "removed", for this invitee is no longer invited, and "unsaid",
   * where an invitee's proposal is declined.
   */
  status: "confirmed" | "cancelled" | "removed" | "unsaid";
  /** `<meetingId>@<domain>`, ASCII. */
  uid: string;
  sequence: number;
  dtstamp: number;
  startsAt: number;
  endsAt: number;
  summary: string;
  description?: string;
  location?: string;
  /** https, or http for localhost and 127.0.0.1. Left out of a CANCEL. */
  url?: string;
  organizer: { name: string; email: string };
  /** The recipient: forbidden for PUBLISH, required for all others. */
  attendee?: { name?: string; email: string; response: "needs_action" | "accepted" | "declined" | "tentative" };
  createdAt?: number;
  updatedAt?: number;
};

/**
 * The event with its texts cleaned and everything that its method may not carry left out.
 * @throws CalendarFileError when an address, UID, URL, instant, number or the method's combination is not valid.
 */
export function checkedEvent(event: CalendarEvent): CalendarEvent {
  checkMethod(event);
  checkInstants(event);
  demand(/^[\w.+-]{1,128}@[\w.-]{1,120}$/.test(event.uid), "The UID must look like id@domain in ASCII.");
  demand(inRange(event.sequence, 0, 2_147_483_647), "The sequence must be a whole number from 0 to 2147483647.");

  const { url, description, location, attendee, ...rest } = event;
  return {
    ...rest,
    summary: cleanIcsText(event.summary, 255),
    organizer: checkedPerson(event.organizer),
    ...textOf("description", cleanIcsText(description ?? "", 4000)),
    ...textOf("location", placeOf(event)),
    ...(attendee ? { attendee: { ...checkedPerson(attendee), response: attendee.response } } : {}),
    ...(event.method === "CANCEL" ? {} : urlOf(url)),
  };
}

function checkMethod({ method, status, attendee }: CalendarEvent): void {
  const says = {
    REQUEST: ["confirmed"],
    PUBLISH: ["confirmed"],
    CANCEL: ["cancelled", "removed"],
    DECLINECOUNTER: ["unsaid"],
  };
  demand(
    says[method].includes(status),
    "Use CANCEL with the status cancelled or removed, DECLINECOUNTER with unsaid, REQUEST and PUBLISH with confirmed.",
  );
  demand(
    (attendee === undefined) === (method === "PUBLISH"),
    "Give the recipient as attendee for REQUEST, CANCEL and DECLINECOUNTER, and nobody for PUBLISH.",
  );
}

function checkInstants({ dtstamp, startsAt, endsAt, createdAt, updatedAt }: CalendarEvent): void {
  const year10000 = Date.UTC(10_000, 0);
  for (const instant of [dtstamp, startsAt, endsAt, createdAt ?? dtstamp, updatedAt ?? dtstamp]) {
    demand(inRange(instant, 1, year10000 - 1), "Every instant must be whole epoch milliseconds from 1970 to 9999.");
  }
  const [firstSecond, lastSecond] = [Math.floor(startsAt / 1000), Math.floor(endsAt / 1000)];
  demand(lastSecond > firstSecond, "The end must be at least a whole second after the start.");
}

/** @throws CalendarFileError when the address is not a plain one; without a name it is its own */
export function checkedPerson<P extends { name?: string; email: string }>(person: P): { name: string; email: string } {
  const address = /^(?!.{255})[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.|$))+$/i;
  demand(address.test(person.email) && !person.email.endsWith("."), "Each address must be one plain e-mail address.");
  return { email: person.email, name: cleanIcsName(person.name ?? "") || cleanIcsName(person.email) };
}

/** A place that is a link is the way into the meeting, which a CANCEL never carries. */
function placeOf({ method, location = "" }: CalendarEvent): string {
  return method === "CANCEL" && location.includes("://") ? "" : cleanIcsText(location, 255);
}

function textOf<K extends string>(key: K, text: string): { [key in K]?: string } {
  // Safe: a computed key of one literal type makes exactly that member.
  return text === "" ? {} : ({ [key]: text } as { [key in K]: string });
}

function urlOf(value: string | undefined): { url?: string } {
  if (value === undefined) return {};
  const url = URL.parse(value);
  const allowed = url?.protocol === "https:" || /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//.test(url?.href ?? "");
  demand(url !== null && allowed && !url.username && !url.password, "The URL must begin with https:// and a host.");
  demand(value.length <= 2000 && !/[\s\p{Cc}]/u.test(value), "The URL must be one word of at most 2,000 characters.");
  return { url: url.href };
}

function inRange(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new CalendarFileError(sentence);
}
