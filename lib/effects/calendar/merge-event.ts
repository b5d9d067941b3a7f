import type { z } from "zod";
import type { CalendarCopy, EventAttendee, EventBody } from "@/lib/adapters/calendar";
import type { pushedColumn } from "@/lib/columns/calendar-columns";
import { identityOf } from "@/lib/ics/foreign/identity";
import { lineOf } from "@/lib/typed-text";

type Answer = EventAttendee["response"];

/** What our last write said, as it is kept: without addresses, so that forgetting a person needs nothing here. */
export type PushedEvent = NonNullable<NonNullable<z.output<typeof pushedColumn>>["written"]>;

/** What the meeting wants the calendar to say. */
export type WantedEvent = Omit<EventBody, "attendees" | "call"> & {
  /** With a video call of the provider's. */
  readonly call: boolean;
  readonly attendees: readonly (EventAttendee & { readonly invitationId: string })[];
  /** Whether an address has ever been invited, erased ones among them: who is neither here nor among the attendees was added in the calendar. */
  readonly everInvited: { has(email: string): boolean };
};

type WordField = "title" | "description" | "place" | "time";
/** `mail`: what keeps programs from emailing the guests is taken out again and again. */
export type DriftField = WordField | "mail";
/** A field that somebody has made different in the calendar, with the words of either side; instants as `start/end`. */
export type Drift = { readonly field: DriftField; readonly ours: string; readonly theirs: string };

/** Grows when events are to be written in another way, once each. */
const FORM = 2;

export function pushedOf(wanted: WantedEvent): PushedEvent {
  const { title, description, place, startsAt, endsAt, attendees, call, sequence } = wanted;
  const responses = Object.fromEntries(attendees.map(({ invitationId, response }) => [invitationId, response]));
  return { title, description, place, startsAt, endsAt, responses, call, form: FORM, sequence };
}

/**
 * Three ways into one: what we last wrote, what the meeting says now and what the calendar holds. A field that the meeting
 * changed is written; one that only the calendar changed stays as it is there, as do people who were added there and
 * answers that were given there. Pure.
 */
export function mergeEvent(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): EventBody {
  const keeps = new Set(driftOf(pushed, wanted, current).map(({ field }) => field));
  return {
    ...bodyOf(wanted),
    ...(keeps.has("title") && { title: current.title }),
    ...(keeps.has("description") && { description: current.description }),
    ...(keeps.has("place") && { place: current.place }),
    ...(keeps.has("time") && spanOf(current)),
    call: callIn(pushed, wanted, current),
    attendees: isOurs(pushed, wanted, current)
      ? mergedAttendees(pushed, wanted, current)
      : ownAnswerIn(pushed, wanted, current),
  };
}

const YEAR_10000 = Date.UTC(10_000, 0);

/** Undefined for what no event of ours can be: a whole day, no time at all, or a time beyond what a file can say. */
function spanOf({ startsAt, endsAt }: CalendarCopy): { startsAt: number; endsAt: number } | undefined {
  if (startsAt === null || endsAt === null) return undefined;
  return startsAt > 0 && endsAt > startsAt && endsAt < YEAR_10000 ? { startsAt, endsAt } : undefined;
}

/** The event without what is ours alone. Pure. */
export function bodyOf({ everInvited: _, ...wanted }: WantedEvent): EventBody {
  return {
    ...wanted,
    attendees: wanted.attendees.map(({ invitationId: __, ...attendee }) => attendee),
    call: wanted.call ? "create" : "keep",
  };
}

/** Whether the event is ours to write: we did before, or its owner organizes it, or the address of ours that emails name. Pure. */
export function isOurs(
  pushed: PushedEvent | null,
  wanted: Pick<EventBody, "organizer">,
  { own, organizer }: CalendarCopy,
): boolean {
  return own || pushed?.ours === true || organizer === identityOf(wanted.organizer.email);
}

/** Whether our last write said the same in the same form. Pure. */
export function samePushed(one: PushedEvent, other: PushedEvent): boolean {
  return one.form === other.form && one.sequence === other.sequence && saysTheSame(one, other);
}

/** Whether both say the same of the meeting. Pure. */
export function saysTheSame(one: PushedEvent, other: PushedEvent): boolean {
  const answersOf = ({ responses }: PushedEvent) => JSON.stringify(Object.entries(responses).toSorted());
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const sameWords = fields.every((field) => tidy(first[field]) === tidy(second[field]));
  return sameWords && answersOf(one) === answersOf(other) && (one.call ?? false) === (other.call ?? false);
}

/** What only the calendar has changed since our last write, as people read it; instants in epoch milliseconds. Pure. */
export function driftOf(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): Drift[] {
  if (pushed === null) return [];
  const said = { pushed: wordsOf(pushed), wanted: wordsOf(wanted), current: wordsOf(current) };
  return fields.flatMap((field) => {
    const [last, ours, theirs] = [said.pushed[field], said.wanted[field], said.current[field]];
    return tidy(theirs) !== tidy(last) && tidy(ours) === tidy(last) ? [{ field, ours, theirs }] : [];
  });
}

/** An answer that was given in the calendar since our last write. */
export type CalendarAnswer = { readonly invitationId: string; readonly response: Exclude<Answer, "needs_action"> };

/** The answers that are newer in the calendar than in the meeting. Pure. */
export function answersIn(pushed: PushedEvent, wanted: WantedEvent, current: CalendarCopy): CalendarAnswer[] {
  const there = new Map(current.attendees.map((attendee) => [attendee.email, attendee.response]));
  return wanted.attendees.flatMap(({ invitationId, email, response }) => {
    const answered = there.get(email) ?? "needs_action";
    return answered !== "needs_action" && isNewer(answered, pushed.responses[invitationId], response)
      ? [{ invitationId, response: answered }]
      : [];
  });
}

/** Whether writing `body` would change nothing. @param ours what `isOurs` said of it. Pure. */
export function sameEvent(body: EventBody, current: CalendarCopy, ours = current.own): boolean {
  const [one, other] = [wordsOf(body), wordsOf(current)];
  const sameWords = fields.every((field) => tidy(one[field]) === tidy(other[field]));
  return (
    sameWords && peopleIn(body) === peopleIn(current) && body.call === "keep" && (!ours || sameFrame(body, current))
  );
}

/** Organizer, number and marks of an event of ours, where the provider does not keep its own. */
function sameFrame(body: EventBody, current: CalendarCopy): boolean {
  if (current.silent === undefined) return true;
  const organizer = body.attendees.length === 0 ? null : identityOf(body.organizer.email);
  return current.silent && current.organizer === organizer && (current.sequence ?? 0) >= body.sequence;
}

const fields: readonly WordField[] = ["title", "description", "place", "time"];

type Words = Pick<PushedEvent, "title" | "description" | "place"> & Pick<CalendarCopy, "startsAt" | "endsAt">;

function wordsOf({ title, description, place, startsAt, endsAt }: Words): Record<WordField, string> {
  return { title, description, place: place ?? "", time: `${startsAt}/${endsAt}` };
}

/** Calendars trim and re-wrap texts by themselves, which is no change. */
function tidy(text: string): string {
  return lineOf(text).replace(/\s+/g, " ");
}

/** Answered in the calendar since our last write, and not in the meeting. */
function isNewer(answered: Answer, last: Answer | undefined, ours: Answer): boolean {
  return answered !== "needs_action" && answered !== last && ours === (last ?? "needs_action");
}

/** A call that somebody made or took away in the calendar is theirs to decide about, as long as the meeting wants the same as before. */
function callIn(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): EventBody["call"] {
  const there = current.callUrl !== null || current.callComes;
  if (wanted.call === (pushed?.call ?? false) || wanted.call === there) return "keep";
  return wanted.call ? "create" : "remove";
}

function peopleIn({ attendees }: Pick<EventBody, "attendees">): string {
  return JSON.stringify(attendees.map(({ email, response }) => `${email} ${response}`).toSorted());
}

/**
 * Our people. An answer that is newer in the calendar stays: reading back will bring it to the meeting. One to another time
 * goes, for beside the new time it would be read as an answer to that.
 */
function answered(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): EventAttendee[] {
  const there = new Map(current.attendees.map((attendee) => [attendee.email, attendee]));
  const { startsAt, endsAt } = pushed ?? current;
  const sameTime = startsAt === wanted.startsAt && endsAt === wanted.endsAt;
  return wanted.attendees.map(({ invitationId, ...attendee }) => {
    const theirs = there.get(attendee.email)?.response ?? "needs_action";
    return sameTime && isNewer(theirs, pushed?.responses[invitationId], attendee.response)
      ? { ...attendee, response: theirs }
      : attendee;
  });
}

/** The guest list of somebody else's event is theirs; what its invitee has answered is not. */
function ownAnswerIn(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): EventAttendee[] {
  const ours = new Map(answered(pushed, wanted, current).map(({ email, response }) => [email, response]));
  return current.attendees.map((attendee) => ({
    ...attendee,
    response: ours.get(attendee.email) ?? attendee.response,
  }));
}

function mergedAttendees(pushed: PushedEvent | null, wanted: WantedEvent, current: CalendarCopy): EventAttendee[] {
  const ours = answered(pushed, wanted, current);
  const named = new Set(ours.map(({ email }) => email));
  return [...ours, ...current.attendees.filter(({ email }) => !named.has(email) && !wanted.everInvited.has(email))];
}
