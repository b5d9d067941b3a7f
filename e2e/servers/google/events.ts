import type { Account, Directory } from "@/e2e/servers/google/accounts";
import { type Calendar, type GoogleEvent, live, newEventId, store } from "@/e2e/servers/google/calendar";
import { conferencePart } from "@/e2e/servers/google/conference";
import { badRequest, deleted, GoogleProblem, notFound } from "@/e2e/servers/google/problem";

type Body = Partial<GoogleEvent>;
const SHARED = ["guestsCanInviteOthers", "guestsCanModify", "guestsCanSeeOtherGuests"];

type Where = { directory: Directory; account: Account; calendar: Calendar; now: number; query: URLSearchParams };

/** `events.insert`: an event of the account's, and a copy for each attendee who has a calendar here. */
export function insert(where: Where, body: Body): GoogleEvent {
  const { calendar, account } = where;
  requireWritable(calendar);
  if (body.id && body.iCalUID) throw badRequest("Only one of id and iCalUID may be given.");
  requireTimes(body);
  const id = body.id ?? newEventId();
  const iCalUID = body.iCalUID ?? `${id}@google.com`;
  const taken = [...calendar.events.values()].some((one) => one.id === id || one.iCalUID === iCalUID);
  if (taken) throw new GoogleProblem(409, "duplicate", "The requested identifier already exists.");
  const organizer = { email: account.email, self: true };
  const call = conferencePart(body, undefined, where.query, where.directory.slowCalls);
  const own = { id, iCalUID, status: "confirmed" as const, organizer, attendees: withSelf(body, account) };
  const event = { ...body, ...call, ...own };
  return spread(where, store(calendar, withoutEmpty(event), where.now));
}

/** `events.patch`: members that are given replace, arrays whole; null removes. */
export function patch(where: Where, id: string, body: Body, ifMatch: string | undefined): GoogleEvent {
  const { calendar, account, now } = where;
  requireWritable(calendar);
  const event = calendar.events.get(id);
  if (!event) throw notFound();
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== event.etag) {
    throw new GoogleProblem(412, "conditionNotMet", "Precondition Failed");
  }
  if (!event.organizer.self && SHARED.some((name) => name in body)) {
    throw new GoogleProblem(403, "forbiddenForNonOrganizer", "Shared properties can only be changed by the organizer.");
  }
  const call = conferencePart(body, event, where.query, where.directory.slowCalls);
  const merged = { ...event, ...body, ...call, id, iCalUID: event.iCalUID, organizer: event.organizer };
  requireTimes(merged);
  const stored = store(calendar, withoutEmpty({ ...merged, attendees: withSelf(merged, account) }), now);
  if (event.organizer.self) return spread(where, stored);
  answerOrganizer(where, stored);
  return stored;
}

/** `events.move`: the same event in another calendar of the account; in the first it counts as deleted. */
export function move({ account, calendar, now }: Where, id: string, destinationId: string): GoogleEvent {
  const event = calendar.events.get(id);
  const destination = account.calendars.get(destinationId === "primary" ? account.email : destinationId);
  if (!event || event.status === "cancelled" || !destination) throw notFound();
  requireWritable(calendar);
  requireWritable(destination);
  if (!event.organizer.self) throw new GoogleProblem(403, "cannotChangeOrganizer", "Not allowed to move this event.");
  store(calendar, { ...event, status: "cancelled" }, now);
  return store(destination, event, now);
}

/** `events.delete`. */
export function remove(where: Where, id: string): void {
  requireWritable(where.calendar);
  const event = where.calendar.events.get(id);
  if (!event) throw notFound();
  if (event.status === "cancelled") throw deleted();
  const stored = store(where.calendar, { ...event, status: "cancelled" }, where.now);
  if (event.organizer.self) spread(where, stored);
}

/** Google brings an event into the calendar of each attendee: the same ids, someone else's. */
function spread(where: Where, event: GoogleEvent): GoogleEvent {
  const { directory, account, now } = where;
  for (const other of directory.accounts.values()) {
    const calendar = other.calendars.get(other.email);
    if (other === account || !calendar) continue;
    const invited = event.attendees?.find(({ email }) => email === other.email);
    const copy = calendar.events.get(event.id);
    if (!invited && !copy) continue;
    const hidden = event.guestsCanSeeOtherGuests === false;
    const attendees = hidden && invited ? [invited] : event.attendees;
    const status = invited && event.status !== "cancelled" ? "confirmed" : "cancelled";
    store(calendar, { ...event, status, organizer: { email: account.email }, ...(attendees && { attendees }) }, now);
  }
  return event;
}

/** What an attendee answers in their copy stands in the organizer's event. */
function answerOrganizer({ directory, account, now }: Where, copy: GoogleEvent) {
  const own = copy.attendees?.find(({ email }) => email === account.email);
  const calendar = [...(directory.accounts.get(copy.organizer.email)?.calendars.values() ?? [])].find((one) =>
    live(one).some(({ id }) => id === copy.id),
  );
  const event = calendar?.events.get(copy.id);
  if (!own || !event || !calendar) return;
  const attendees = event.attendees?.map((one) => (one.email === own.email ? { ...one, ...own, self: false } : one));
  if (JSON.stringify(attendees) === JSON.stringify(event.attendees)) return;
  store(calendar, { ...event, ...(attendees && { attendees }) }, now);
}

/** `events.list?iCalUID=`. */
export function withUid(calendar: Calendar, uid: string, showDeleted: boolean): GoogleEvent[] {
  const events = showDeleted ? [...calendar.events.values()] : live(calendar);
  return events.filter(({ iCalUID }) => iCalUID === uid);
}

function withSelf({ attendees }: Body, { email }: Account) {
  return attendees?.map((one) => ({
    responseStatus: "needsAction",
    ...one,
    ...(one.email === email && { self: true }),
  }));
}

function withoutEmpty<T extends object>(event: T): T {
  // Safe: members that are null or undefined count as missing.
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null && value !== undefined)) as T;
}

function requireTimes({ start, end }: Body) {
  const at = (time: Body["start"]) => Date.parse(time?.dateTime ?? time?.date ?? "");
  if (Number.isNaN(at(start)) || Number.isNaN(at(end))) throw new GoogleProblem(400, "required", "Missing end time.");
  if (at(end) < at(start)) {
    throw new GoogleProblem(400, "timeRangeEmpty", "The specified time range is empty.");
  }
}

function requireWritable({ accessRole }: Calendar) {
  if (accessRole === "reader") {
    throw new GoogleProblem(403, "requiredAccessLevel", "You need to have writer access to this calendar.");
  }
}
