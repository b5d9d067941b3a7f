import { strict as assert } from "node:assert";
import type { CalendarAdapter, EventBody } from "@/lib/adapters/calendar";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import { privateToo } from "@/lib/adapters/network/public-address";
import { readObject } from "@/lib/ics/read-object";

/** A calendar on a real server, with what its owner signs in with. */
export type Place = {
  readonly calendar: string;
  readonly home: string;
  readonly owner: string;
  readonly username: string;
  readonly password: string;
};

const startsAt = Date.parse("2031-03-10T15:00:00Z");
const organizer = { name: "Dana Whitfield", email: "rsvp+7f@reply.example" };
const bo = { email: "bo@x.example", name: "Bo Berg", response: "needs_action" as const };

/** A meeting as the host's calendar holds it, with two people. */
export const meeting: EventBody = {
  uid: `${crypto.randomUUID()}@meet.example`,
  revision: 1,
  sequence: 0,
  stampedAt: startsAt - 86_400_000,
  organizer,
  title: "Appointment with Dana Whitfield",
  description: "Details: https://meet.example/m/abc",
  place: "Room 5",
  startsAt,
  endsAt: startsAt + 3_600_000,
  timeZone: "Europe/Berlin",
  attendees: [bo, { email: "mara@x.example", name: null, response: "accepted" }],
  call: "keep",
};

export function adapterFor({ calendar, home, owner, username, password }: Place): CalendarAdapter {
  const credentials = {
    username,
    password,
    timeZone: "Europe/Berlin",
    homeUrl: home,
    addresses: owner === "" ? [] : [owner],
  };
  const settings = { reach: privateToo, timeoutSeconds: 20, now: () => Date.now() };
  const connected = { connectionId: "programs", provider: "caldav", calendarId: calendar } as const;
  return caldavCalendar(settings, { ...connected, credentials: JSON.stringify(credentials) });
}

/** What a program sends to the server for its owner. @returns the status of the answer */
export async function asProgram(place: Place, address: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${place.username}:${place.password}`).toString("base64")}`;
  return fetch(address, { ...init, headers: { authorization, "content-type": "text/calendar" } });
}

const unfolded = (file: string) => file.replace(/\r?\n[ \t]/g, "");
/** As Thunderbird saves an event: without what it does not know. */
export const stripped = (file: string) =>
  unfolded(file)
    .replaceAll(/;SCHEDULE-AGENT=[A-Z]+/g, "")
    .replace(/X-MOZ-SEND-INVITATIONS:[A-Z]+\r?\n/, "");

/** P1: what keeps programs and servers from mailing is stored, taken out by a program, and put back; the event ends silently. */
export async function silentFromFirstToLast(place: Place): Promise<void> {
  const adapter = adapterFor(place);
  const stored = await adapter.pushEvent(meeting);
  const silentNow = async () => (await adapter.readEvent(stored.externalId))?.silent;
  assert.equal(await silentNow(), true, "the server does not keep the marks of a new event");
  const moved = { ...meeting, sequence: 1, startsAt: startsAt + 3_600_000, endsAt: startsAt + 7_200_000 };
  await adapter.updateEvent({ ...stored, etag: null }, moved);
  assert.equal(await silentNow(), true, "the server does not keep the marks of a moved event");
  const file = await (await asProgram(place, stored.externalId)).text();
  const saved = await asProgram(place, stored.externalId, { method: "PUT", body: stripped(file) });
  assert.ok(saved.ok, `the server did not take what a program saved: ${saved.status}`);
  assert.equal(await silentNow(), false, "what a program took out is not seen");
  await adapter.updateEvent({ ...stored, etag: null }, { ...moved, attendees: [bo] });
  assert.equal(await silentNow(), true, "what a program took out is not put back");
  await adapter.deleteEvent({ ...stored, etag: null });
  assert.equal(await adapter.readEvent(stored.externalId), null, "the event is still there");
}

/** P2: an invitee's copy keeps organizer, number, stamp and answer; what a program made of the email under another name is found. */
export async function sameAsTheEmail(place: Place): Promise<void> {
  const adapter = adapterFor(place);
  const uid = `${crypto.randomUUID()}@meet.example`;
  const own = { ...meeting, uid, sequence: 2, attendees: [{ ...bo, response: "tentative" as const }] };
  const stored = await adapter.pushEvent(own);
  const file = unfolded(await (await asProgram(place, stored.externalId)).text());
  const read = readObject(file);
  assert.deepEqual([read?.uid, read?.sequence, read?.organizer], [uid, 2, organizer.email]);
  assert.deepEqual(
    read?.attendees.map(({ email, response }) => [email, response]),
    [["bo@x.example", "tentative"]],
  );
  assert.match(file, /DTSTAMP:20310309T150000Z/, "the copy has not the stamp of the email");
  await adapter.deleteEvent(stored);
  const opened = await asProgram(place, `${place.calendar}opened.ics`, { method: "PUT", body: stripped(file) });
  assert.ok(opened.ok, `the server did not take what a program made of the email: ${opened.status}`);
  const found = await adapter.findEvent(uid);
  assert.equal(found?.organizer, organizer.email, "what a program made of the email is not found");
  await adapter.updateEvent({ ...(found as NonNullable<typeof found>), own: true }, own); // Safe: it was found the line before.
  assert.equal((await adapter.findEvent(uid))?.silent, true, "what a program made of the email is not taken up");
  await adapter.deleteEvent({ externalId: `${place.calendar}opened.ics`, etag: null });
}
