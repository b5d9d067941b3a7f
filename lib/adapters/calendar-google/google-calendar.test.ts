import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetTokens, newCalendar, store } from "@/e2e/servers/google/calendar";
import { type GoogleStandIn, startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import type { CalendarAdapter, EventBody } from "@/lib/adapters/calendar";
import { googleCalendar } from "@/lib/adapters/calendar-google/google-calendar";

const DANA = "dana@google.example";
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const body: EventBody = {
  uid: "m1@meet.example",
  revision: 1,
  sequence: 0,
  stampedAt: null,
  organizer: { name: "Dana Whitfield", email: "rsvp+7f@reply.example" },
  title: "Appointment with Dana Whitfield",
  description: "Join: https://meet.example/m/abc",
  place: "Room 5",
  startsAt,
  endsAt: startsAt + 3_600_000,
  timeZone: "Europe/Berlin",
  attendees: [{ email: "bo@x.example", name: "Bo", response: "needs_action" }],
  call: "keep",
};

let google: GoogleStandIn;
let dana: CalendarAdapter;
beforeEach(async () => {
  google = await startGoogleStandIn();
  dana = adapterFor(google.granted(DANA));
});
afterEach(() => google.close());

function adapterFor(refreshToken: string, timeoutSeconds = 10): CalendarAdapter {
  const roots = { apiRootUrl: google.url, oauthRootUrl: google.url, timeoutSeconds };
  const settings = { clientId: google.client.id, clientSecret: google.client.secret, ...roots };
  const credentials = JSON.stringify({ refreshToken });
  return googleCalendar(settings, { connectionId: "c1", provider: "google", credentials, calendarId: "primary" });
}

const only = () => google.events(DANA)[0];
const calls = (part: string) => google.requests.filter(({ call }) => call.includes(part));

describe("events", () => {
  test("an event is private, shows nobody to the others, and mails nobody", async () => {
    const stored = await dana.pushEvent(body);
    expect(google.events(DANA)).toMatchObject([
      {
        id: stored.externalId,
        etag: stored.etag,
        iCalUID: "m1@meet.example",
        summary: "Appointment with Dana Whitfield",
        location: "Room 5",
        start: { dateTime: "2027-03-10T15:00:00.000Z", timeZone: "Europe/Berlin" },
        attendees: [{ email: "bo@x.example", displayName: "Bo", responseStatus: "needsAction" }],
        visibility: "private",
        guestsCanInviteOthers: false,
        guestsCanSeeOtherGuests: false,
      },
    ]);
    await dana.updateEvent(stored, { ...body, title: "Later" });
    await dana.deleteEvent(stored);
    const writes = google.requests.filter(({ call }) => /^(POST|PATCH|DELETE) \/calendar/.test(call));
    expect(writes.map(({ query }) => query.sendUpdates)).toEqual(["none", "none", "none"]);
  });

  test("what is written comes back as it was, signs of HTML among it", async () => {
    const text = 'A <b>&amp;</b> & "quotes"\nline';
    const stored = await dana.pushEvent({ ...body, description: text });
    expect(only()?.description).not.toContain("<b>");
    const copy = await dana.readEvent(stored.externalId);
    expect(copy).toMatchObject({ ...stored, uid: body.uid, title: body.title, description: text, startsAt, own: true });
    expect(await dana.findEvent(body.uid)).toEqual(copy);
    expect(await dana.findEvent("other@meet.example")).toBeNull();
  });

  test("an update clears the place, leaves alone what it does not know of, and gives a new etag", async () => {
    const stored = await dana.pushEvent(body);
    google.calendar(DANA).events.set(stored.externalId, { ...google.events(DANA)[0], colorId: "4" } as never);
    const later = await dana.updateEvent(stored, { ...body, place: null });
    expect(only()).toMatchObject({ colorId: "4", etag: later.etag });
    expect(only()?.location).toBeUndefined();
    expect(later.etag).not.toBe(stored.etag);
  });

  test("an update of another version is a conflict, unless any version will do", async () => {
    const stored = await dana.pushEvent(body);
    await dana.updateEvent(stored, { ...body, title: "Mine" });
    await expect(dana.updateEvent(stored, body)).rejects.toMatchObject({ kind: "conflict" });
    await dana.updateEvent({ ...stored, etag: null }, body);
    expect(only()?.summary).toBe(body.title);
  });

  test("a second event with the UID is a conflict, and a deleted one is brought back", async () => {
    const stored = await dana.pushEvent(body);
    await expect(dana.pushEvent(body)).rejects.toMatchObject({ kind: "conflict" });
    await dana.deleteEvent(stored);
    expect(await dana.readEvent(stored.externalId)).toBeNull();
    expect((await dana.pushEvent({ ...body, title: "Again" })).externalId).toBe(stored.externalId);
    expect(google.events(DANA)).toMatchObject([{ summary: "Again" }]);
  });

  test("deleting what is gone is as good, and updating it is not", async () => {
    const stored = await dana.pushEvent(body);
    await dana.deleteEvent(stored);
    await dana.deleteEvent(stored);
    await dana.deleteEvent({ externalId: "nothing", etag: null });
    const missing = { externalId: "nothing", etag: null };
    await expect(dana.updateEvent(missing, body)).rejects.toMatchObject({ kind: "gone" });
    expect(await dana.readEvent("nothing")).toBeNull();
  });
});

describe("reading", () => {
  test("calendars come with what may be done in them, the account's own first", async () => {
    google.people
      .account(DANA)
      .calendars.set("team", newCalendar({ id: "team", summary: "Team", accessRole: "reader" }));
    expect(await dana.listCalendars()).toEqual([
      { id: "primary", name: DANA, primary: true, writable: true },
      { id: "team", name: "Team", primary: false, writable: false },
    ]);
    const scopes = ["https://www.googleapis.com/auth/calendar.events"];
    const grant = { account: google.people.account(DANA), scopes, revoked: false };
    expect(await adapterFor(google.people.refreshTokenFor(grant)).listCalendars()).toEqual([
      { id: "primary", name: "primary", primary: true, writable: true },
    ]);
  });

  test("busy is what the chosen calendars say", async () => {
    await dana.pushEvent(body);
    const within = { startsAt: startsAt - 1000, endsAt: startsAt + 1000 };
    const span = { startsAt, endsAt: startsAt + 3_600_000, title: null, uid: null };
    expect(await dana.listBusy(within, [DANA])).toEqual({ spans: [span], unreadEvents: [], complete: true });
    expect(await dana.listBusy({ startsAt: 0, endsAt: 1000 }, [DANA])).toMatchObject({ spans: [], complete: true });
    const year = { startsAt: startsAt - 80 * 86_400_000, endsAt: startsAt + 285 * 86_400_000 };
    expect(await dana.listBusy(year, [DANA, "nowhere"])).toEqual({ spans: [span], unreadEvents: [], complete: false });
  });

  test("600 events are read to the last page, then only what changed, deletions among it", async () => {
    await dana.pushEvent(body);
    const [model] = google.events(DANA);
    for (let index = 1; model && index < 600; index += 1) {
      store(google.calendar(DANA), { ...model, id: `e${index}`, iCalUID: `m${index}@meet.example` }, Date.now());
    }
    const ids = google.events(DANA).map(({ id }) => id);
    const all = await dana.listChanges(null, 0);
    expect(all).toMatchObject({ complete: true, removed: [] });
    expect(new Set(all.changed.map(({ externalId }) => externalId))).toEqual(new Set(ids));
    expect(calls("GET /calendar/v3/calendars/primary/events")).toHaveLength(3);
    await dana.deleteEvent({ externalId: ids[0] ?? "", etag: null });
    await dana.updateEvent({ externalId: ids[1] ?? "", etag: null }, { ...body, title: "Later" });
    const since = await dana.listChanges(all.syncToken, 0);
    expect(since).toMatchObject({ complete: false, changed: [{ title: "Later" }], removed: [ids[0]] });
  });

  test("where the token is forgotten everything is read again, from the instant that is asked for", async () => {
    const { syncToken } = await dana.listChanges(null, 0);
    await dana.pushEvent(body);
    forgetTokens(google.calendar(DANA));
    expect(await dana.listChanges(syncToken, 0)).toMatchObject({ complete: true, changed: [{ uid: body.uid }] });
    expect(await dana.listChanges(null, startsAt + 7_200_000)).toMatchObject({ complete: true, changed: [] });
  });

  test("a channel is opened with our secret, and stopped", async () => {
    const channel = { id: crypto.randomUUID(), token: "secret", address: "https://meet.example/api/webhooks/google" };
    const { resourceId, expiresAt } = (await dana.watch?.(channel)) ?? { resourceId: "", expiresAt: 0 };
    expect(google.channels.open.get(channel.id)).toMatchObject({ ...channel, resourceId, expiration: expiresAt });
    await dana.stopWatching?.({ id: channel.id, resourceId });
    await dana.stopWatching?.({ id: channel.id, resourceId });
    expect(google.channels.open.size).toBe(0);
  });
});

describe("failures", () => {
  const insert = "POST /calendar/v3/calendars";
  test.each([
    [{ kind: "status", status: 403, reason: "rateLimitExceeded", retryAfter: "7" }, "rate_limited", "rate_limited"],
    [{ kind: "status", status: 429, reason: "rateLimitExceeded", retryAfter: "7" }, "rate_limited", "rate_limited"],
    [{ kind: "status", status: 403, reason: "requiredAccessLevel" }, "permanent", "calendar_read_only"],
    [{ kind: "status", status: 403, reason: "insufficientPermissions" }, "broken", "scope_missing"],
    [{ kind: "status", status: 404, reason: "notFound" }, "permanent", "calendar_missing"],
    [{ kind: "status", status: 400, reason: "invalid" }, "permanent", "refused"],
    [{ kind: "status", status: 500, reason: "backendError" }, "ambiguous", "http_500"],
    [{ kind: "status", status: 503, reason: "backendError" }, "temporary", "http_503"],
    [{ kind: "lose-answer" }, "ambiguous", "no_answer"],
  ] as const)("%o is %s: %s, and nothing is tried again by itself", async (fault, kind, reason) => {
    google.addFaults({ ...fault, on: insert });
    const error = await dana.pushEvent(body).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "CalendarError", kind, reason });
    if (kind === "rate_limited") expect(error).toMatchObject({ retryAfterSeconds: 7 });
    expect(calls(insert)).toHaveLength(1);
  });

  test("silence ends with the time-out and leaves doubt", async () => {
    await dana.listCalendars();
    google.addFaults({ kind: "hang", on: insert });
    const impatient = adapterFor(google.granted(DANA), 1);
    await expect(impatient.pushEvent(body)).rejects.toMatchObject({ kind: "ambiguous", reason: "timeout" });
    expect(google.events(DANA)).toHaveLength(1);
  });

  test("a token that died early is replaced once; a second refusal breaks the connection", async () => {
    await dana.pushEvent(body);
    google.people.accessTokens.clear();
    expect(await dana.findEvent(body.uid)).not.toBeNull();
    google.addFaults({ kind: "status", status: 401, reason: "authError", on: "GET /calendar", times: 2 });
    await expect(dana.findEvent(body.uid)).rejects.toMatchObject({ kind: "broken", reason: "access_refused" });
  });

  test("access that was taken back breaks the connection before the calendar is asked", async () => {
    google.people.revoke(DANA);
    await expect(dana.pushEvent(body)).rejects.toMatchObject({ kind: "broken", reason: "access_revoked" });
    expect(calls("/calendar")).toEqual([]);
  });

  test("no doubt is left about the event when signing in failed, or nobody was there", async () => {
    google.addFaults({ kind: "status", status: 400, reason: "odd", on: "/token" });
    await expect(dana.pushEvent(body)).rejects.toMatchObject({ kind: "permanent" });
    const gone = adapterFor(google.granted(DANA));
    await google.close();
    await expect(gone.pushEvent(body)).rejects.toMatchObject({ kind: "temporary", reason: "unreachable" });
  });

  test("revoking takes the access back, and what was taken back already is as good", async () => {
    await dana.revoke();
    await expect(dana.findEvent(body.uid)).rejects.toMatchObject({ kind: "broken" });
    await dana.revoke();
    expect(calls("POST /revoke")).toHaveLength(2);
  });
});
