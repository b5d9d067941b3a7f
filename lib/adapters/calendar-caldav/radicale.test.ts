import { beforeEach, expect, test } from "vitest";
import type { CalendarAdapter, EventBody } from "@/lib/adapters/calendar";
import { discoverCaldav } from "@/lib/adapters/calendar-caldav/account";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import { privateToo, publicOnly } from "@/lib/adapters/network/public-address";
import { calendarObject } from "@/lib/ics/calendar-object";
import { readObject } from "@/lib/ics/read-object";
import { asPerson, makeCalendar, startRadicale } from "@/lib/testing/radicale";
import { withRadicale } from "@/lib/testing/with-radicale";
import { HOUR } from "@/lib/time/durations";

const settings = { reach: privateToo, timeoutSeconds: 10, now: () => Date.parse("2027-03-01T09:00:00Z") };
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const body: EventBody = {
  uid: "7b1d@meet.example",
  revision: 1,
  sequence: 0,
  stampedAt: null,
  organizer: { name: "Dana Whitfield", email: "rsvp+7f@reply.example" },
  title: "Appointment with Dana Whitfield",
  description: "Open the meeting: https://meet.example/m/abc",
  place: "Room 5",
  startsAt,
  endsAt: startsAt + HOUR,
  timeZone: "Europe/Berlin",
  attendees: [{ email: "bo@x.example", name: "Bo", response: "needs_action" }],
  call: "keep",
};

withRadicale("a real Radicale", (radicale) => {
  let calendarUrl: string;
  let dana: CalendarAdapter;
  let calendars = 0;

  beforeEach(async () => {
    calendars += 1;
    calendarUrl = await makeCalendar(radicale(), "dana", `work-${calendars}`);
    dana = await connected();
  });

  const login = (wishes = {}) => ({
    serverUrl: radicale().url,
    username: "dana",
    password: "secret",
    timeZone: "Europe/Berlin",
    ...wishes,
  });
  async function connected(): Promise<CalendarAdapter> {
    const { credentials } = await discoverCaldav(settings, login());
    return caldavCalendar(settings, { connectionId: "c1", provider: "caldav", credentials, calendarId: calendarUrl });
  }
  const objects = async () => (await radicale().files("dana", `work-${calendars}`)).map((file) => readObject(file));
  const put = (name: string, lines: string) =>
    asPerson("dana", `${calendarUrl}${name}.ics`, {
      method: "PUT",
      headers: { "content-type": "text/calendar; charset=utf-8" },
      body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nUID:${name}\r\nDTSTAMP:20270101T000000Z\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    });

  test("is found from its address, with the calendars of the person", async () => {
    const { account, calendars: found } = await discoverCaldav(settings, login());
    expect(account).toBe("dana (127.0.0.1)");
    expect(found).toContainEqual({
      id: calendarUrl,
      name: expect.stringContaining("work-"),
      primary: expect.any(Boolean),
      writable: true,
    });
    expect(found.filter(({ primary }) => primary)).toHaveLength(1);
    expect(await dana.listCalendars()).toEqual(found);
  });

  test("a wrong password is refused for good, and not tried a second time", async () => {
    await expect(discoverCaldav(settings, login({ password: "wrong" }))).rejects.toMatchObject({
      kind: "broken",
      reason: "access_refused",
    });
    const { credentials } = await discoverCaldav(settings, login());
    const old = JSON.stringify({ ...JSON.parse(credentials), password: "revoked" });
    const broken = caldavCalendar(settings, {
      connectionId: "c1",
      provider: "caldav",
      credentials: old,
      calendarId: calendarUrl,
    });
    await expect(broken.pushEvent(body)).rejects.toMatchObject({ kind: "broken", reason: "access_refused" });
    await expect(broken.listBusy({ startsAt: 0, endsAt: 1 }, [calendarUrl])).rejects.toMatchObject({ kind: "broken" });
    expect(await objects()).toEqual([]);
  });

  test("is not connected to where private servers are not allowed", async () => {
    const refused = { kind: "permanent", reason: "address_refused" };
    await expect(discoverCaldav({ ...settings, reach: publicOnly }, login())).rejects.toMatchObject(refused);
  });

  test("a meeting that is made, moved, renamed and called off is exactly one event, equal to it at each step", async () => {
    const stored = await dana.pushEvent(body);
    expect(stored).toEqual({
      externalId: `${calendarUrl}7b1d-meet-example.ics`,
      etag: expect.stringMatching(/^".+"$/),
      callUrl: null,
    });
    const { revision: _, timeZone: __, call: ___, stampedAt: ____, organizer, ...said } = body;
    expect(await objects()).toMatchObject([{ ...said, organizer: organizer.email, silent: true }]);

    const moved = { ...body, revision: 2, sequence: 2, startsAt: startsAt + 24 * HOUR, endsAt: startsAt + 25 * HOUR };
    const second = await dana.updateEvent(stored, moved);
    expect(second).toEqual({ ...stored, etag: expect.not.stringMatching(stored.etag ?? "") });
    expect(await objects()).toMatchObject([
      { uid: body.uid, startsAt: moved.startsAt, endsAt: moved.endsAt, sequence: 2 },
    ]);

    const renamed = {
      ...moved,
      revision: 3,
      title: "Zoë’s hour; with, commas",
      place: null,
      description: "",
      attendees: [],
    };
    const third = await dana.updateEvent(second, renamed);
    expect(await objects()).toMatchObject([
      { uid: body.uid, title: renamed.title, place: null, description: "", attendees: [] },
    ]);

    await dana.deleteEvent(third);
    expect(await objects()).toEqual([]);
    await dana.deleteEvent(third);
    expect(await dana.readEvent(third.externalId)).toBeNull();
    await expect(dana.updateEvent(third, body)).rejects.toMatchObject({ kind: "gone" });
  });

  test("a create that is tried again finds itself, also under another name", async () => {
    const stored = await dana.pushEvent(body);
    await expect(dana.pushEvent(body)).rejects.toMatchObject({ kind: "conflict" });
    expect(await dana.findEvent(body.uid)).toMatchObject({
      ...stored,
      uid: body.uid,
      title: body.title,
      startsAt,
      organizer: body.organizer.email,
    });
    await dana.deleteEvent(stored);

    const file = calendarObject({ ...body, sequence: 0, dtstamp: settings.now(), organizer: null, writer: "c1" });
    const imported = await asPerson("dana", `${calendarUrl}imported.ics`, {
      method: "PUT",
      body: file,
      headers: { "content-type": "text/calendar" },
    });
    expect(imported.status).toBe(201);
    await expect(dana.pushEvent(body)).rejects.toMatchObject({ kind: "conflict" });
    expect(await dana.findEvent(body.uid)).toMatchObject({ externalId: `${calendarUrl}imported.ics` });
    expect(await dana.findEvent("7b1d")).toBeNull();
    expect(await objects()).toHaveLength(1);
  });

  test("what somebody changed meanwhile is a conflict, and stays when the event is written over what is there now", async () => {
    const stored = await dana.pushEvent(body);
    const mine = await asPerson("dana", stored.externalId);
    const edited = (await mine.text()).replace(
      "END:VEVENT",
      "CATEGORIES:Mine\r\nATTENDEE;CN=Ida:mailto:ida@x.example\r\nEND:VEVENT",
    );
    await asPerson("dana", stored.externalId, {
      method: "PUT",
      body: edited,
      headers: { "content-type": "text/calendar" },
    });

    const later = { ...body, revision: 2, title: "Later" };
    await expect(dana.updateEvent(stored, later)).rejects.toMatchObject({
      kind: "conflict",
      reason: "changed_elsewhere",
    });
    const now = await dana.readEvent(stored.externalId);
    expect(now?.attendees.map(({ email }) => email)).toEqual(["bo@x.example", "ida@x.example"]);
    await dana.updateEvent(
      { externalId: stored.externalId, etag: now?.etag ?? null },
      { ...later, attendees: now?.attendees.slice(1) ?? [] },
    );
    const [file = ""] = await radicale().files("dana", `work-${calendars}`);
    expect(file).toContain("CATEGORIES:Mine");
    expect(readObject(file)).toMatchObject({ title: "Later", attendees: [{ email: "ida@x.example" }] });
  });

  test("time that is taken is found across calendars, repetitions too; free, cancelled and other time is not", async () => {
    const team = await makeCalendar(radicale(), "dana", `team-${calendars}`);
    await put("once", "SUMMARY:Dentist\r\nDTSTART:20270310T150000Z\r\nDTEND:20270310T160000Z");
    await put(
      "series",
      "SUMMARY:Team\r\nDTSTART;TZID=Europe/Berlin:20260304T100000\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY",
    );
    await put("free", "SUMMARY:Free\r\nTRANSP:TRANSPARENT\r\nDTSTART:20270310T170000Z\r\nDURATION:PT1H");
    await put("off", "SUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART:20270310T180000Z\r\nDURATION:PT1H");
    await put("other", "SUMMARY:Other day\r\nDTSTART:20270312T150000Z\r\nDURATION:PT1H");
    const within = { startsAt: Date.parse("2027-03-10T00:00:00Z"), endsAt: Date.parse("2027-03-11T00:00:00Z") };
    const busy = await dana.listBusy(within, [calendarUrl, team]);
    expect(busy).toMatchObject({ unreadEvents: [], complete: true });
    expect(busy.spans.toSorted((one, other) => one.startsAt - other.startsAt)).toMatchObject([
      { title: "Team", startsAt: Date.parse("2027-03-10T09:00:00Z"), endsAt: Date.parse("2027-03-10T09:30:00Z") },
      { title: "Dentist", startsAt, endsAt: startsAt + HOUR },
    ]);
    await expect(dana.listBusy(within, [`${calendarUrl}nothing/`])).rejects.toMatchObject({
      kind: "permanent",
      reason: "calendar_missing",
    });
  });

  test("changes since the last time are told once, deletions by their address, and a forgotten token begins again", async () => {
    await put("old", "SUMMARY:Old\r\nDTSTART:20260310T150000Z\r\nDURATION:PT1H");
    const stored = await dana.pushEvent(body);
    const first = await dana.listChanges(null, startsAt - HOUR);
    expect(first).toMatchObject({ complete: true, removed: [], changed: [{ uid: body.uid, etag: stored.etag }] });
    expect(await dana.listChanges(first.syncToken, 0)).toMatchObject({ complete: false, changed: [], removed: [] });

    await put("new", "SUMMARY:New\r\nDTSTART:20270311T150000Z\r\nDURATION:PT1H");
    await dana.deleteEvent(stored);
    const second = await dana.listChanges(first.syncToken, 0);
    expect(second).toMatchObject({
      complete: false,
      changed: [{ uid: "new", title: "New" }],
      removed: [stored.externalId],
    });

    for (const forgotten of ["sync:http://radicale().org/ns/sync/0000", "sync:nonsense", "ctag:old", "none"]) {
      const again = await dana.listChanges(forgotten, startsAt - HOUR);
      expect(again, forgotten).toMatchObject({ complete: true, changed: [{ uid: "new" }], removed: [] });
    }
  });

  test("a server that is down is a failure for now, with nothing done", async () => {
    const other = await startRadicale();
    await makeCalendar(other, "dana", "work");
    const { credentials } = await discoverCaldav(settings, login({ serverUrl: other.url }));
    const adapter = caldavCalendar(settings, {
      connectionId: "c1",
      provider: "caldav",
      credentials,
      calendarId: `${other.url}/dana/work/`,
    });
    await other.stop();
    const down = { kind: "temporary", reason: "unreachable" };
    await expect(adapter.pushEvent(body)).rejects.toMatchObject(down);
    await expect(adapter.listChanges(null, 0)).rejects.toMatchObject(down);
    await expect(discoverCaldav(settings, login({ serverUrl: other.url }))).rejects.toMatchObject(down);
    await other[Symbol.asyncDispose]();
  });
});
