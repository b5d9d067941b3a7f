import { expect, test } from "vitest";
import type { EventBody } from "@/lib/adapters/calendar";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import { privateToo } from "@/lib/adapters/network/public-address";
import { calendarObject } from "@/lib/ics/calendar-object";
import { readObject } from "@/lib/ics/read-object";
import { type DavAnswer, type DavRequest, found, multistatus, startDavServer } from "@/lib/testing/dav-server";

const startsAt = Date.parse("2027-03-10T15:00:00Z");
const body: EventBody = {
  uid: "7b1d@meet.example",
  revision: 1,
  sequence: 1,
  stampedAt: null,
  organizer: { name: "Dana Whitfield", email: "rsvp+7f@reply.example" },
  title: "Appointment",
  description: "",
  place: null,
  startsAt,
  endsAt: startsAt + 3_600_000,
  timeZone: "Europe/Berlin",
  attendees: [],
  call: "keep",
};
const file = calendarObject({ ...body, sequence: 0, dtstamp: startsAt, organizer: null, writer: "c1" });
const stored = (url: string) => ({ externalId: `${url}/cal/7b1d-meet-example.ics`, etag: '"1"' });

const credentialsOf = (url: string) => ({
  username: "dana",
  password: "secret",
  timeZone: "Europe/Berlin",
  homeUrl: `${url}/`,
  addresses: ["dana@x.example"],
});

/** A server that holds one event and answers everything, unless `fault` does. */
async function withEvent(fault: (request: DavRequest) => DavAnswer | undefined = () => undefined, timeoutSeconds = 10) {
  const server = await startDavServer((request) => {
    const said = fault(request);
    if (said) return said;
    if (request.method === "GET")
      return { status: 200, headers: { etag: '"1"', "content-type": "text/calendar" }, body: file };
    if (request.method === "PUT") return { status: 204, headers: { etag: '"2"' } };
    return request.method === "DELETE" ? { status: 204 } : multistatus();
  });
  const credentials = credentialsOf(server.url);
  const calendar = caldavCalendar(
    { reach: privateToo, timeoutSeconds, now: () => startsAt },
    {
      connectionId: "c1",
      provider: "caldav",
      credentials: JSON.stringify(credentials),
      calendarId: `${server.url}/cal/`,
    },
  );
  const within = { startsAt: 0, endsAt: 1000 };
  const calls = {
    push: () => calendar.pushEvent(body),
    update: () => calendar.updateEvent(stored(server.url), body),
    remove: () => calendar.deleteEvent(stored(server.url)),
    find: () => calendar.findEvent(body.uid),
    busy: () => calendar.listBusy(within, [`${server.url}/cal/`]),
    changes: () => calendar.listChanges(null, 0),
  };
  return { server, calendar, calls, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

type Call = keyof Awaited<ReturnType<typeof withEvent>>["calls"];
const always =
  (status: number, headers = {}, text = "") =>
  (): DavAnswer => ({ status, headers, body: text });
const onPut = (answer: DavAnswer) => (request: DavRequest) => (request.method === "PUT" ? answer : undefined);

test.each([
  ["push", "broken", "access_refused", always(401)],
  ["busy", "broken", "access_refused", always(401)],
  ["push", "rate_limited", "rate_limited", always(429, { "retry-after": "7" })],
  ["push", "temporary", "http_503", always(503)],
  ["push", "ambiguous", "http_500", always(500)],
  ["remove", "ambiguous", "http_502", always(502)],
  ["find", "temporary", "http_502", always(502)],
  ["push", "temporary", "locked", always(423)],
  ["push", "permanent", "calendar_full", always(507)],
  ["push", "permanent", "calendar_read_only", always(403)],
  ["push", "permanent", "calendar_missing", always(409)],
  ["push", "permanent", "calendar_missing", always(404)],
  ["push", "permanent", "refused", always(415)],
  ["push", "conflict", "changed_elsewhere", always(412)],
  ["push", "conflict", "changed_elsewhere", always(403, {}, "<error><c:no-uid-conflict/></error>")],
  ["update", "conflict", "changed_elsewhere", onPut({ status: 412 })],
  ["update", "permanent", "calendar_read_only", onPut({ status: 403 })],
  ["update", "gone", "event_gone", always(404)],
  ["update", "ambiguous", "no_answer", onPut("loss")],
  ["push", "ambiguous", "no_answer", () => "loss"],
  ["changes", "temporary", "no_answer", () => "loss"],
  ["busy", "permanent", "calendar_missing", always(404)],
  ["busy", "permanent", "access_denied", always(403)],
  ["busy", "temporary", "unexpected_answer", always(200, { "content-type": "text/html" }, "<p>Sign in</p>")],
  ["changes", "temporary", "unexpected_answer", always(200, { "content-type": "text/html" }, "<p>Sign in</p>")],
] satisfies [Call, string, string, (request: DavRequest) => DavAnswer | undefined][])(
  "%s (case %#) is %s: %s",
  async (call, kind, reason, fault) => {
    await using it = await withEvent(fault);
    await expect(it.calls[call]()).rejects.toMatchObject({ name: "CalendarError", kind, reason });
  },
);

test("a server that never answers ends with the time-out, in doubt where something may have been written", async () => {
  await using it = await withEvent(() => "silence", 0.1);
  await expect(it.calls.push()).rejects.toMatchObject({ kind: "ambiguous", reason: "timeout" });
  await expect(it.calls.busy()).rejects.toMatchObject({ kind: "temporary", reason: "timeout" });
});

test("how long a server wants to be left alone is passed on", async () => {
  await using it = await withEvent(always(429, { "retry-after": "7" }));
  await expect(it.calls.push()).rejects.toMatchObject({ retryAfterSeconds: 7 });
});

test("a password that was refused is not tried again", async () => {
  await using it = await withEvent(always(401));
  await expect(it.calls.busy()).rejects.toMatchObject({ kind: "broken" });
  await expect(it.calls.push()).rejects.toMatchObject({ kind: "broken" });
  expect(it.server.requests).toHaveLength(1);
});

test("a create cannot overwrite, an update only what it has read, a deletion is as good when it was done", async () => {
  await using it = await withEvent(({ method }) => (method === "DELETE" ? { status: 404 } : undefined));
  await it.calls.push();
  await it.calls.update();
  await it.calls.remove();
  const sent = it.server.requests.map(({ method, path, headers }) => [
    method,
    path,
    headers["if-none-match"],
    headers["if-match"],
  ]);
  const path = "/cal/7b1d-meet-example.ics";
  expect(sent).toEqual([
    ["PUT", path, "*", undefined],
    ["GET", path, undefined, undefined],
    ["PUT", path, undefined, '"1"'],
    ["DELETE", path, undefined, undefined],
  ]);
  expect(it.server.requests[0]?.headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    authorization: "Basic ZGFuYTpzZWNyZXQ=",
  });
  expect(readObject(it.server.requests[0]?.body ?? "")).toMatchObject({ uid: body.uid, sequence: 1 });
});

test("a version that changed is a conflict before anything is written", async () => {
  await using it = await withEvent(({ method }) =>
    method === "GET" ? { status: 200, headers: { etag: '"9"' }, body: file } : undefined,
  );
  await expect(it.calls.update()).rejects.toMatchObject({ kind: "conflict" });
  expect(it.server.requests.map(({ method }) => method)).toEqual(["GET"]);
});

test("a server that gives no tag when it stores is asked for it; weak and unquoted ones are made strong", async () => {
  await using it = await withEvent(({ method }) => {
    if (method === "PUT") return { status: 201 };
    return { status: 200, headers: { etag: 'W/"7"' }, body: file };
  });
  expect(await it.calls.push()).toEqual({ ...stored(it.server.url), etag: '"7"', callUrl: null });
  await using bare = await withEvent(onPut({ status: 201, headers: { etag: "abc" } }));
  expect(await bare.calls.push()).toMatchObject({ etag: '"abc"' });
});

test("an event that somebody else organizes is told apart from one's own", async () => {
  const theirs = file.replace("UID:", "ORGANIZER:mailto:ida@x.example\r\nUID:");
  await using it = await withEvent(({ method }) => (method === "GET" ? { status: 200, body: theirs } : undefined));
  expect(await it.calls.find()).toMatchObject({ own: false, etag: null });
  await using mine = await withEvent(({ method }) =>
    method === "GET" ? { status: 200, body: theirs.replace("ida@", "Dana@") } : undefined,
  );
  expect(await mine.calls.find()).toMatchObject({ own: true });
});

test("P1: where a server lets nobody change who organizes an event, it stays so and nobody is mailed", async () => {
  const person = { email: "bo@x.example", name: null, response: "needs_action" as const };
  const earlier = calendarObject({ ...body, attendees: [person], dtstamp: startsAt, writer: "c1" })
    .replaceAll("\r\n ", "")
    .replace(/ORGANIZER.*/, "ORGANIZER:mailto:dana@x.example")
    .replaceAll("=NONE", "=CLIENT");
  await using it = await withEvent(({ method, body: sent }) => {
    if (method === "GET") return { status: 200, headers: { etag: '"1"' }, body: earlier };
    return method === "PUT" && sent.includes("rsvp+7f") ? { status: 403 } : undefined;
  });
  expect(await it.calendar.updateEvent(stored(it.server.url), { ...body, attendees: [person] })).toMatchObject({
    etag: '"2"',
  });
  const written = it.server.requests.at(-1)?.body ?? "";
  expect(readObject(written)).toMatchObject({ organizer: "dana@x.example", silent: true });
  await using refusing = await withEvent(({ method }) => (method === "PUT" ? { status: 403 } : undefined));
  await expect(refusing.calls.update()).rejects.toMatchObject({ reason: "calendar_read_only" });
  expect(refusing.server.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
});

test("of somebody else's event the copy changes, not whose it is nor which version, and its end tells nobody", async () => {
  const theirs = file.replace("UID:", "ORGANIZER:mailto:ida@x.example\r\nUID:");
  await using it = await withEvent(({ method }) => (method === "GET" ? { status: 200, body: theirs } : undefined));
  const copy = { ...stored(it.server.url), etag: null, own: false };
  await it.calendar.updateEvent(copy, { ...body, title: "Later", revision: 9 });
  await it.calendar.deleteEvent(copy);
  const [, put, deletion] = it.server.requests;
  expect(readObject(put?.body ?? "")).toMatchObject({ title: "Later", sequence: 0, organizer: "ida@x.example" });
  expect(deletion?.headers).toMatchObject({ "schedule-reply": "F" });
});

test("changes that a server cuts short are followed to the last page, in requests of a hundred", async () => {
  const path = (index: number) => `/cal/e${index}.ics`;
  const tag = (index: number) => found(path(index), `<getetag>"${index}"</getetag>`);
  const more = "<response><href>/cal/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>";
  const pages: Record<string, string[]> = {
    start: [...Array.from({ length: 150 }, (_, index) => tag(index)), more, "<sync-token>two</sync-token>"],
    two: [
      ...Array.from({ length: 100 }, (_, index) => tag(150 + index)),
      "<response><href>/cal/gone.ics</href><status>HTTP/1.1 404 Not Found</status></response>",
      "<sync-token>three</sync-token>",
    ],
  };
  await using it = await withEvent(({ body: asked }) => {
    const token = /sync-token>(\w+)</.exec(asked)?.[1];
    if (token) return multistatus(...(pages[token] ?? []));
    const hrefs = [...asked.matchAll(/<d:href>([^<]+)</g)].map((match) => match[1] ?? "");
    // One was deleted after it was listed.
    const there = hrefs.filter((href) => href !== path(3));
    return multistatus(
      ...there.map((href) =>
        found(
          href,
          `<getetag>"x"</getetag><c:calendar-data>${file.replaceAll("7b1d@", `${href.slice(5, -4)}@`)}</c:calendar-data>`,
        ),
      ),
      ...(hrefs.includes(path(3))
        ? [`<response><href>${path(3)}</href><status>HTTP/1.1 404 Not Found</status></response>`]
        : []),
    );
  });
  const changes = await it.calendar.listChanges("sync:start", 0);
  expect(changes).toMatchObject({ complete: false, syncToken: "sync:three" });
  expect(new Set(changes.changed.map(({ uid }) => uid)).size).toBe(249);
  expect(new Set(changes.removed)).toEqual(new Set([`${it.server.url}/cal/gone.ics`, `${it.server.url}${path(3)}`]));
  expect(it.server.requests).toHaveLength(5);
});

test("a server without sync tokens is asked for its tag first, and for its events only when that changed", async () => {
  let ctag = "a";
  await using it = await withEvent(({ method }) => {
    if (method === "PROPFIND") return multistatus(found("/cal/", `<cs:getctag>${ctag}</cs:getctag>`));
    return multistatus(
      found("/cal/x.ics", `<getetag>"1"</getetag><c:calendar-data><![CDATA[${file}]]></c:calendar-data>`),
    );
  });
  const first = await it.calls.changes();
  expect(first).toMatchObject({ complete: true, changed: [{ uid: body.uid }], syncToken: "ctag:a" });
  expect(await it.calendar.listChanges(first.syncToken, 0)).toEqual({
    complete: false,
    changed: [],
    removed: [],
    syncToken: "ctag:a",
  });
  ctag = "b";
  expect(await it.calendar.listChanges(first.syncToken, 0)).toMatchObject({
    complete: true,
    changed: [{ uid: body.uid }],
    syncToken: "ctag:b",
  });
});

test.each([400, 403, 409, 410, 412, 501])("a token that is answered with %s means to begin again", async (status) => {
  await using it = await withEvent(({ body: asked }) => {
    if (asked.includes("sync-collection")) return { status };
    return multistatus(found("/cal/", "<sync-token>new</sync-token>"));
  });
  if (status === 501) await expect(it.calendar.listChanges("sync:old", 0)).rejects.toMatchObject({ kind: "temporary" });
  else expect(await it.calendar.listChanges("sync:old", 0)).toMatchObject({ complete: true, syncToken: "sync:new" });
});

test("a calendar that fails takes none of the others with it; where none answers, that is what is said", async () => {
  const taken = file.replace(/DTSTART:.*/, "DTSTART:19700101T000000Z").replace(/DTEND:.*/, "DTEND:19700101T010000Z");
  const object = found("/cal/1.ics", `<c:calendar-data><![CDATA[${taken}]]></c:calendar-data>`);
  await using it = await withEvent(({ path }) => (path.startsWith("/gone/") ? { status: 404 } : multistatus(object)));
  const urls = [`${it.server.url}/cal/`, `${it.server.url}/gone/`];
  const within = { startsAt: 0, endsAt: 1000 };
  expect(await it.calendar.listBusy(within, urls)).toMatchObject({ spans: [{ uid: body.uid }], complete: false });
  await expect(it.calendar.listBusy(within, urls.slice(1))).rejects.toMatchObject({ reason: "calendar_missing" });
});

test.each([
  ["<getetag>1</getetag>", 200, 1],
  ["<c:calendar-data></c:calendar-data>", 200, 1],
  ["<c:calendar-data>x</c:calendar-data>", 500, 1],
  ["", 404, 0],
])("a resource of which the server says %s with %s is named as unread %s times", async (props, status, unread) => {
  const one = found("/cal/1.ics", props).replace(/<\/response>/, `<status>HTTP/1.1 ${status} X</status></response>`);
  await using it = await withEvent(() => multistatus(one));
  expect((await it.calls.busy()).unreadEvents).toHaveLength(unread);
});

test("what a server lists with %40 and reports with @ is one address, asked for as the server spells it", async () => {
  const listed = "/cal/dana%40x.example/";
  const reported = "/cal/dana@x.example/7b1d-meet-example.ics";
  await using it = await withEvent(({ method, path, body: asked }) => {
    if (method === "PUT") return { status: 201, headers: { etag: '"2"' } };
    if (path !== listed && !path.startsWith("/cal/dana@x.example/")) return { status: 404 };
    if (asked.includes("sync-collection")) {
      return multistatus(
        found(reported, '<getetag>"3"</getetag>'),
        found("/cal/dana@x.example/", ""),
        "<sync-token>n</sync-token>",
      );
    }
    const knows = asked.includes(reported);
    return multistatus(knows ? found(reported, `<c:calendar-data><![CDATA[${file}]]></c:calendar-data>`) : "");
  });
  const calendarId = it.server.url + listed;
  const calendar = caldavCalendar(
    { reach: privateToo, timeoutSeconds: 5, now: () => startsAt },
    { connectionId: "c", provider: "caldav", calendarId, credentials: JSON.stringify(credentialsOf(it.server.url)) },
  );
  const { externalId } = await calendar.pushEvent(body);
  expect(await calendar.listChanges("sync:old", 0)).toMatchObject({ changed: [{ externalId }], removed: [] });
});

const nextcloud =
  "<d:error><s:message>Deleted calendar object with this uid already exists in this calendar collection.</s:message></d:error>";

test.each([
  ["with the words of Nextcloud", always(400, {}, nextcloud), "event_in_trash"],
  [
    "of a server that has a trash bin",
    ({ method }: DavRequest) => (method === "PROPFIND" ? multistatus() : { status: 400 }),
    "event_in_trash",
  ],
  ["403 with a word of it", always(403, {}, "<message>The event is in the trash bin.</message>"), "event_in_trash"],
  ["of a server that has none", ({ method }: DavRequest) => ({ status: method === "PROPFIND" ? 404 : 400 }), "refused"],
] satisfies [string, (request: DavRequest) => DavAnswer, string][])(
  "a create that is refused %s says where the event lies, if anywhere",
  async (_what, fault, reason) => {
    await using it = await withEvent(fault);
    await expect(it.calls.push()).rejects.toMatchObject({ kind: "permanent", reason });
  },
);

test("an event that nobody can read is not gone, is not written over, and holds up no other change", async () => {
  const odd = file.replace(/DTSTART:.*/, "DTSTART:soon");
  await using it = await withEvent(({ method, body: asked }) => {
    if (method === "GET") return { status: 200, headers: { etag: '"1"' }, body: odd };
    if (!asked.includes("calendar-query")) return undefined;
    const object = (name: string, text: string) =>
      found(`/cal/${name}.ics`, `<c:calendar-data><![CDATA[${text}]]></c:calendar-data>`);
    return multistatus(object("a", odd), object("b", file));
  });
  await expect(it.calendar.readEvent(stored(it.server.url).externalId)).rejects.toMatchObject({
    reason: "event_unreadable",
  });
  await expect(it.calls.update()).rejects.toMatchObject({ kind: "permanent", reason: "event_unreadable" });
  expect((await it.calls.changes()).changed).toMatchObject([{ uid: body.uid }]);
  expect(it.server.requests.some(({ method }) => method === "PUT")).toBe(false);
});
