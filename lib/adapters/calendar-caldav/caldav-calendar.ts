import { createCalendarObject, deleteCalendarObject, updateCalendarObject } from "tsdav";
import {
  type CalendarAdapter,
  type CalendarCopy,
  CalendarError,
  type ConnectedCalendar,
  type EventBody,
  type WrittenEvent,
} from "@/lib/adapters/calendar";
import {
  type CaldavCredentials,
  caldavCredentials,
  listCaldavCalendars,
  ownerNames,
} from "@/lib/adapters/calendar-caldav/account";
import { listCaldavBusy } from "@/lib/adapters/calendar-caldav/busy";
import { listObjectChanges } from "@/lib/adapters/calendar-caldav/changes";
import { calendarRefusal, refusedWrite } from "@/lib/adapters/calendar-caldav/failure";
import { hrefOf } from "@/lib/adapters/calendar-caldav/href";
import { moveObject } from "@/lib/adapters/calendar-caldav/move";
import { queryObjects, readStored, type StoredObject } from "@/lib/adapters/calendar-caldav/objects";
import {
  type CaldavSession,
  type CaldavSettings,
  caldavSession,
  davEtagOf,
} from "@/lib/adapters/calendar-caldav/session";
import { calendarObject, mergedObject, type ObjectEvent } from "@/lib/ics/calendar-object";
import { identityOf } from "@/lib/ics/foreign/identity";
import { readObject } from "@/lib/ics/read-object";

/**
 * A calendar at a CalDAV server (RFC 4791). An event's resource is named after its UID, so that a create that is tried
 * again meets itself. An update is written over what the calendar holds at that moment and only over that.
 */
export function caldavCalendar(settings: CaldavSettings, connected: ConnectedCalendar): CalendarAdapter {
  const credentials = caldavCredentials.parse(JSON.parse(connected.credentials));
  const calendarUrl = connected.calendarId;
  const session = caldavSession(settings, credentials);
  const objectOf = (body: EventBody) => objectEventOf(body, connected.connectionId, settings.now());
  const stored = (answer: Response, url: string) => storedEventOf(answer, url, () => readStored(session, url));

  return {
    provider: "caldav",
    listCalendars: () => listCaldavCalendars(session, credentials),

    async pushEvent(body) {
      const filename = resourceNameOf(body.uid);
      const object = { calendar: { url: calendarUrl }, filename, iCalString: calendarObject(objectOf(body)) };
      const answer = await createCalendarObject({ ...object, ...session });
      if (!answer.ok) throw await refusedCreate(answer, calendarUrl, () => hasTrashBin(session, credentials));
      return stored(answer, hrefOf(filename, calendarUrl));
    },

    async updateEvent({ externalId, etag, own = true }, body) {
      const now = await readStored(session, externalId);
      if (!now) throw new CalendarError("gone", "event_gone");
      if (etag !== null && now.etag !== etag) throw new CalendarError("conflict", "changed_elsewhere");
      const there = readObject(now.file);
      if (!there) throw unreadable();
      // Sequence and organizer of somebody else's event are theirs: theirs must not look older than what we wrote.
      const wanted = { ...objectOf(body), ...(!own && { sequence: 0, organizer: null }) };
      const write = (data: string) =>
        updateCalendarObject({
          calendarObject: { url: externalId, data, ...(now.etag && { etag: now.etag }) },
          ...session,
        });
      let answer = await write(mergedObject(now.file, wanted));
      // Cyrus lets nobody change who organizes an event (RFC 6638 §3.2.4); those of an earlier form name its owner.
      const renamed = own && there.organizer !== null && there.organizer !== identityOf(body.organizer.email);
      if (answer.status === 403 && renamed)
        answer = await write(mergedObject(now.file, { ...wanted, keepsOrganizer: true }));
      if (!answer.ok) throw refusedWrite(answer.status);
      return stored(answer, externalId);
    },

    moveEvent: ({ externalId }, calendarId) => moveObject(session, externalId, calendarId),

    async deleteEvent({ externalId }) {
      // RFC 6638 §8.1: the organizer of an event that is not ours hears of no refusal.
      const headers = { ...session.headers, "schedule-reply": "F" };
      const answer = await deleteCalendarObject({ calendarObject: { url: externalId }, ...session, headers });
      if (!answer.ok && answer.status !== 404 && answer.status !== 410) throw refusedWrite(answer.status);
    },

    async findEvent(uid) {
      const named = await readStored(session, hrefOf(resourceNameOf(uid), calendarUrl));
      const isIt = ({ file }: StoredObject) => readObject(file)?.uid === uid;
      if (named && isIt(named)) return copyOf(named, credentials);
      const match = { _attributes: { collation: "i;octet" }, _text: uid };
      const filter = { "c:prop-filter": { _attributes: { name: "UID" }, "c:text-match": match } };
      // A text match finds parts too (RFC 4791 §9.7.5).
      const found = (await queryObjects(session, calendarUrl, filter)).objects.find(isIt);
      return found ? copyOf(found, credentials) : null;
    },

    async readEvent(externalId) {
      const found = await readStored(session, externalId);
      const copy = found && copyOf(found, credentials);
      if (found && !copy) throw unreadable();
      return copy;
    },

    listBusy: (within, calendarIds) => listCaldavBusy(session, credentials, within, calendarIds),

    async listChanges(syncToken, from) {
      const changes = await listObjectChanges(session, calendarUrl, syncToken, from);
      return { ...changes, changed: changes.changed.flatMap((object) => copyOf(object, credentials) ?? []) };
    },

    // An app password is its owner's to revoke: no protocol does it.
    revoke: async () => undefined,
  };
}

function objectEventOf(body: EventBody, writer: string, now: number): ObjectEvent {
  const { uid, sequence, stampedAt, title, description, place, startsAt, endsAt, attendees, organizer } = body;
  const dtstamp = stampedAt ?? now;
  return { uid, sequence, dtstamp, title, description, place, startsAt, endsAt, attendees, organizer, writer };
}

/** One name per UID, of characters that no server writes in two ways. */
function resourceNameOf(uid: string): string {
  return `${uid.replace(/[^A-Za-z0-9-]/g, "-")}.ics`;
}

/** A server that changed what it got gives no tag (RFC 4791 §5.3.4), so it is asked for it. */
async function storedEventOf(
  answer: Response,
  url: string,
  read: () => Promise<StoredObject | null>,
): Promise<WrittenEvent> {
  const etag = davEtagOf(answer.headers.get("etag")) ?? (await read())?.etag ?? null;
  return { externalId: url, etag, callUrl: null };
}

/**
 * 412: the name is taken. `no-uid-conflict`: the UID is, under another name (RFC 4791 §5.3.2.1), and on some servers in another
 * calendar of the account. A server that keeps deleted events for a while may take no other one of the same UID for so long.
 */
async function refusedCreate(
  answer: Response,
  calendarUrl: string,
  hasBin: () => Promise<boolean>,
): Promise<CalendarError> {
  const said = await answer.text();
  const twin = /no-uid-conflict[^<>]*>\s*<(?:[\w.-]+:)?href[^<>]*>\s*([^<\s]+)/.exec(said)?.[1];
  if (twin !== undefined && !hrefOf(twin, calendarUrl).startsWith(calendarUrl))
    return new CalendarError("permanent", "event_elsewhere");
  const isTaken = answer.status === 412 || said.includes("no-uid-conflict");
  if (isTaken) return new CalendarError("conflict", "changed_elsewhere");
  const keepsDeleted = /deleted calendar object|trash ?bin/i.test(said) || (answer.status === 400 && (await hasBin()));
  if (keepsDeleted) return new CalendarError("permanent", "event_in_trash");
  return answer.status === 409 ? calendarRefusal(404) : refusedWrite(answer.status);
}

/** Nextcloud and what is built on it have one beside the calendars. */
async function hasTrashBin(session: CaldavSession, { homeUrl }: CaldavCredentials): Promise<boolean> {
  const url = hrefOf("trashbin/", homeUrl.replace(/\/?$/, "/"));
  const headers = { ...session.headers, depth: "0" };
  return (await session.fetch(url, { method: "PROPFIND", headers })).status === 207;
}

/** Another program left what nobody can read: it is not gone, and not ours to write over. */
function unreadable(): CalendarError {
  return new CalendarError("permanent", "event_unreadable");
}

/** Null for what is no event, such as a task, and for one that nobody can read. */
function copyOf({ url, etag, file }: StoredObject, credentials: CaldavCredentials): CalendarCopy | null {
  const event = readObject(file, credentials.timeZone);
  if (!event) return null;
  const { organizer, rooms, ...rest } = event;
  const own = organizer === null || ownerNames(credentials).includes(organizer);
  return {
    ...rest,
    externalId: url,
    etag,
    callUrl: null,
    callComes: false,
    organizer,
    notGuests: [...ownerNames(credentials), ...rooms, ...(organizer === null ? [] : [organizer])],
    own,
  };
}
