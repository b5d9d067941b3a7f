import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { forgetTokens, newCalendar } from "@/e2e/servers/google/calendar";
import { type GoogleStandIn, startGoogleStandIn } from "@/e2e/servers/google-stand-in";

const DANA = "dana@google.example";
const day = (date: string) => ({ dateTime: `${date}T10:00:00Z` });
const event = { summary: "Session", start: day("2027-03-10"), end: { dateTime: "2027-03-10T11:00:00Z" } };

let clock: number;
let google: GoogleStandIn;
let authorization: string;
beforeEach(async () => {
  clock = Date.parse("2027-03-01T10:00:00Z");
  google = await startGoogleStandIn({ now: () => clock });
  authorization = `Bearer ${(await tokenBy(google.granted(DANA))).access_token}`;
});
afterEach(() => google.close());

async function tokenBy(refreshToken: string) {
  const { id: client_id, secret: client_secret } = google.client;
  const form = { grant_type: "refresh_token", refresh_token: refreshToken, client_id, client_secret };
  return (await fetch(`${google.url}/token`, { method: "POST", body: new URLSearchParams(form) })).json();
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${google.url}/calendar/v3/${path}`, {
    method,
    headers: { authorization, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
}

const events = `calendars/${DANA}/events`;
const reasonOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, body.error?.errors[0].reason];

describe("events", () => {
  test("an event gets an id and an etag, and a second one with its UID is refused", async () => {
    const made = await call("POST", events, { ...event, iCalUID: "m1@x.example" });
    expect(made).toMatchObject({ status: 200, body: { iCalUID: "m1@x.example", organizer: { self: true } } });
    expect(reasonOf(await call("POST", events, { ...event, iCalUID: "m1@x.example" }))).toEqual([409, "duplicate"]);
    expect(reasonOf(await call("POST", events, { ...event, iCalUID: "m2", id: "abcde" }))).toEqual([400, "invalid"]);
    expect((await call("GET", `${events}?iCalUID=m1@x.example`)).body.items).toHaveLength(1);
  });

  test("a patch keeps what it does not name, replaces lists, and needs the present etag where one is given", async () => {
    const { body: made } = await call("POST", events, {
      ...event,
      colorId: "4",
      attendees: [{ email: "bo@x.example" }],
    });
    const patched = await call("PATCH", `${events}/${made.id}`, { summary: "Later" }, { "if-match": made.etag });
    expect(patched.body).toMatchObject({ summary: "Later", colorId: "4", attendees: [{ email: "bo@x.example" }] });
    const late = await call("PATCH", `${events}/${made.id}`, { attendees: [] }, { "if-match": made.etag });
    expect(reasonOf(late)).toEqual([412, "conditionNotMet"]);
    expect((await call("PATCH", `${events}/${made.id}`, { attendees: [] })).body.attendees).toEqual([]);
    expect(reasonOf(await call("PATCH", `${events}/nothing`, {}))).toEqual([404, "notFound"]);
  });

  test("a deleted one is gone for deleting again and keeps its UID", async () => {
    const { body: made } = await call("POST", events, { ...event, iCalUID: "m1@x.example" });
    expect((await call("DELETE", `${events}/${made.id}`)).status).toBe(204);
    expect(reasonOf(await call("DELETE", `${events}/${made.id}`))).toEqual([410, "deleted"]);
    expect(reasonOf(await call("DELETE", `${events}/nothing`))).toEqual([404, "notFound"]);
    expect((await call("GET", `${events}/${made.id}`)).body.status).toBe("cancelled");
    expect((await call("GET", `${events}?iCalUID=m1@x.example`)).body.items).toEqual([]);
    expect(reasonOf(await call("POST", events, { ...event, iCalUID: "m1@x.example" }))).toEqual([409, "duplicate"]);
  });

  test("a moved one is the same event in the other calendar, and gone from the first", async () => {
    google.people.account(DANA).calendars.set("team", newCalendar({ id: "team" }));
    const { body: made } = await call("POST", events, { ...event, iCalUID: "m1@x.example" });
    const moved = await call("POST", `${events}/${made.id}/move?destination=team`);
    expect(moved.body).toMatchObject({ id: made.id, iCalUID: "m1@x.example", summary: "Session" });
    expect([google.events(DANA).length, google.events(DANA, "team").length]).toEqual([0, 1]);
    expect(reasonOf(await call("POST", `${events}/${made.id}/move?destination=team`))).toEqual([404, "notFound"]);
  });

  test("attendees with an account get a copy, their answer stands in the event, and it goes with the event", async () => {
    google.people.account("bo@google.example");
    const { body: made } = await call("POST", events, { ...event, attendees: [{ email: "bo@google.example" }] });
    const host = authorization;
    authorization = `Bearer ${(await tokenBy(google.granted("bo@google.example"))).access_token}`;
    const answer = { attendees: [{ email: "bo@google.example", responseStatus: "accepted" }] };
    await call("PATCH", `calendars/primary/events/${made.id}`, answer);
    expect(google.events("bo@google.example")).toMatchObject([{ id: made.id, organizer: { email: DANA } }]);
    expect(google.events(DANA)).toMatchObject([{ attendees: [{ responseStatus: "accepted" }] }]);
    authorization = host;
    await call("DELETE", `${events}/${made.id}`);
    expect(google.events("bo@google.example")).toEqual([]);
  });

  test("nobody writes into a calendar that they may only read, or finds one that is not there", async () => {
    google.people.account(DANA).calendars.set("team", newCalendar({ id: "team", accessRole: "reader" }));
    expect(reasonOf(await call("POST", "calendars/team/events", event))).toEqual([403, "requiredAccessLevel"]);
    expect(reasonOf(await call("POST", "calendars/nowhere/events", event))).toEqual([404, "notFound"]);
    expect(reasonOf(await call("POST", events, { ...event, end: day("2027-03-09") }))).toEqual([400, "timeRangeEmpty"]);
  });
});

describe("listing", () => {
  test("pages follow each other to a sync token, which gives what changed since, deletions among them", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) ids.push((await call("POST", events, event)).body.id);
    const first = await call("GET", `${events}?maxResults=3`);
    expect(first.body.items).toHaveLength(3);
    expect(first.body.nextSyncToken).toBeUndefined();
    const second = await call("GET", `${events}?maxResults=3&pageToken=${first.body.nextPageToken}`);
    expect(second.body.items).toHaveLength(2);
    await call("DELETE", `${events}/${ids[0]}`);
    await call("PATCH", `${events}/${ids[1]}`, { summary: "Later" });
    const since = await call("GET", `${events}?syncToken=${second.body.nextSyncToken}`);
    expect(since.body.items).toMatchObject([
      { id: ids[0], status: "cancelled" },
      { id: ids[1], summary: "Later" },
    ]);
    expect(since.body.items[0].start).toBeUndefined();
    const none = await call("GET", `${events}?syncToken=${since.body.nextSyncToken}`);
    expect(none.body.items).toEqual([]);
  });

  test("a token that is too old, or comes with what it cannot stand, is refused", async () => {
    const { nextSyncToken } = (await call("GET", events)).body;
    expect(reasonOf(await call("GET", `${events}?syncToken=${nextSyncToken}&q=x`))).toEqual([400, "invalid"]);
    forgetTokens(google.calendar(DANA));
    expect(reasonOf(await call("GET", `${events}?syncToken=${nextSyncToken}`))).toEqual([410, "fullSyncRequired"]);
  });

  test("busy is what is neither free nor cancelled, and calendars come in pages", async () => {
    await call("POST", events, event);
    await call("POST", events, {
      ...event,
      transparency: "transparent",
      start: day("2027-03-11"),
      end: day("2027-03-12"),
    });
    const range = {
      timeMin: "2027-03-01T00:00:00Z",
      timeMax: "2027-04-01T00:00:00Z",
      items: [{ id: DANA }, { id: "no" }],
    };
    expect((await call("POST", "freeBusy", range)).body.calendars).toMatchObject({
      [DANA]: { busy: [{ start: "2027-03-10T10:00:00Z", end: "2027-03-10T11:00:00Z" }] },
      no: { errors: [{ reason: "notFound" }] },
    });
    google.people.account(DANA).calendars.set("team", newCalendar({ id: "team" }));
    const page = await call("GET", "users/me/calendarList?maxResults=1");
    expect(page.body).toMatchObject({ items: [{ id: DANA, primary: true }], nextPageToken: "1" });
    expect((await call("GET", "users/me/calendarList?pageToken=1")).body.items).toMatchObject([{ id: "team" }]);
  });
});

describe("who is let in", () => {
  test("a token lives an hour and dies with its grant", async () => {
    clock += 3_600_000;
    expect(reasonOf(await call("GET", events))).toEqual([401, "authError"]);
    const refreshToken = google.granted(DANA);
    authorization = `Bearer ${(await tokenBy(refreshToken)).access_token}`;
    expect((await call("GET", events)).status).toBe(200);
    await fetch(`${google.url}/revoke?token=${encodeURIComponent(refreshToken)}`, { method: "POST" });
    expect(reasonOf(await call("GET", events))).toEqual([401, "authError"]);
    expect(await tokenBy(refreshToken)).toMatchObject({ error: "invalid_grant" });
  });

  test("a grant without the scope is refused", async () => {
    const grant = { account: google.people.account(DANA), scopes: [], revoked: false };
    authorization = `Bearer ${google.people.accessTokenFor(grant)}`;
    expect(reasonOf(await call("GET", events))).toEqual([403, "insufficientPermissions"]);
  });
});

describe("channels and faults", () => {
  test("a channel is told of a change with its token, until it is stopped", async () => {
    const channel = { id: "c1", type: "web_hook", address: "https://meet.example/hook", token: "secret" };
    const { body: opened } = await call("POST", `${events}/watch`, channel);
    expect(opened).toMatchObject({ kind: "api#channel", id: "c1" });
    expect(reasonOf(await call("POST", `${events}/watch`, channel))).toEqual([400, "channelIdNotUnique"]);
    const insecure = { ...channel, id: "c2", address: "http://meet.example/hook" };
    expect(reasonOf(await call("POST", `${events}/watch`, insecure))).toEqual([400, "push.webhookUrlNotHttps"]);
    expect(google.channels.callsFor(DANA)).toMatchObject([
      {
        address: "https://meet.example/hook",
        headers: { "x-goog-channel-token": "secret", "x-goog-resource-state": "exists" },
      },
    ]);
    expect((await call("POST", "channels/stop", { id: "c1", resourceId: opened.resourceId })).status).toBe(204);
    expect(google.channels.callsFor(DANA)).toEqual([]);
  });

  test("a fault meets the request that it names, and an answer can be lost after the work was done", async () => {
    google.addFaults({
      kind: "status",
      status: 403,
      reason: "rateLimitExceeded",
      retryAfter: "7",
      on: "POST /calendar",
    });
    google.addFaults({ kind: "lose-answer", on: "POST /calendar" });
    expect((await call("GET", events)).status).toBe(200);
    expect(reasonOf(await call("POST", events, event))).toEqual([403, "rateLimitExceeded"]);
    await expect(call("POST", events, event)).rejects.toThrow();
    expect(google.events(DANA)).toHaveLength(1);
  });
});
