import { describe, expect, test } from "vitest";
import type { EventBody } from "@/lib/adapters/calendar";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import { privateToo } from "@/lib/adapters/network/public-address";
import { calendarObject } from "@/lib/ics/calendar-object";
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
  attendees: [{ email: "bo@x.example", name: "Bo", response: "needs_action" }],
  call: "keep",
};
const file = calendarObject({ ...body, sequence: 0, dtstamp: startsAt, writer: "c1" });
const within = { startsAt: startsAt - 86_400_000, endsAt: startsAt + 86_400_000 };

/** A calendar of Dana's, whose server answers like this. */
async function calendarAt(answer: (request: DavRequest) => DavAnswer, path = "/dav/dana@x.example/home/") {
  const server = await startDavServer(answer);
  const { url } = server;
  const credentials = { username: "dana", password: "x", timeZone: "Europe/Berlin", homeUrl: `${url}/`, addresses: [] };
  const calendarId = url + path;
  const connected = { connectionId: "c1", provider: "caldav", calendarId } as const;
  const calendar = caldavCalendar(
    { reach: privateToo, timeoutSeconds: 10, now: () => startsAt },
    { ...connected, credentials: JSON.stringify(credentials) },
  );
  return { server, calendar, calendarId, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const withFile = (href: string, text: string) =>
  found(href, `<getetag>"1"</getetag><c:calendar-data><![CDATA[${text}]]></c:calendar-data>`);
const holding = (text: string) => (): DavAnswer => ({ status: 200, headers: { etag: '"1"' }, body: text });

describe("C7: what a server lists is known for the event that we wrote, however it spells its address", () => {
  const name = "7b1d-meet-example.ics";
  test.each([
    ["as it is", `/dav/dana@x.example/home/${name}`],
    ["encoded where it need not be", `/%64av/dana%40x%2eexample/home/${name.replaceAll("-", "%2D")}`],
    ["with the name that it has behind a proxy", `http://caldav.internal:8008/dav/dana@x.example/home/${name}`],
    ["with another scheme", `https://127.0.0.1/dav/dana%40x.example/home/${name}`],
    ["with two slashes at its root", `//dav/dana@x.example/home/${name}`],
    ["from the calendar on", name],
    ["with steps in it", `/dav/dana@x.example/other/../home/./${name}`],
  ])("%s", async (_, href) => {
    await using it = await calendarAt(({ method, body: asked }) => {
      if (method === "PUT") return { status: 201, headers: { etag: '"1"' } };
      if (asked.includes("sync-collection")) {
        const gone = `<response><href>${href}</href><status>HTTP/1.1 404 Not Found</status></response>`;
        const changed = found(href, '<getetag>"2"</getetag>');
        return multistatus(asked.includes("deleted") ? gone : changed, "<sync-token>n</sync-token>");
      }
      return multistatus(withFile(href, file));
    });
    const { externalId } = await it.calendar.pushEvent(body);
    expect(await it.calendar.listChanges("sync:moved", 0)).toMatchObject({ changed: [{ externalId }], removed: [] });
    expect(await it.calendar.listChanges("sync:deleted", 0)).toMatchObject({ changed: [], removed: [externalId] });
    expect(it.server.requests.every(({ path }) => path.startsWith("/dav/"))).toBe(true);
  });
});

describe("C6: what a server leaves out of its answer is not free", () => {
  const free = file.replace(/DTSTART:.*/, "DTSTART:20270401T150000Z").replace(/DTEND:.*/, "DTEND:20270401T160000Z");
  const cut = "<response><href>/cal/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>";
  test.each<[string, DavAnswer]>([
    ["that it cut short", multistatus(withFile("/cal/1.ics", free), cut)],
    [
      "of an event that it may not show",
      multistatus(
        `<response><href>/cal/1.ics</href><propstat><prop><c:calendar-data/></prop><status>HTTP/1.1 403 Forbidden</status></propstat></response>`,
      ),
    ],
    [
      "that stops in its middle",
      {
        status: 207,
        headers: { "content-type": "application/xml" },
        body: `<multistatus xmlns="DAV:"><response><href>/cal/1.ics</href><prop`,
      },
    ],
    ["of a file that stops in its middle", multistatus(withFile("/cal/1.ics", file.slice(0, file.indexOf("DTEND"))))],
  ])("%s", async (_, answer) => {
    await using it = await calendarAt(() => answer);
    const said = await it.calendar.listBusy(within, [it.calendarId]).catch((error: unknown) => error);
    const admitted =
      said instanceof Error ||
      !Reflect.get(Object(said), "complete") ||
      Reflect.get(Object(said), "unreadEvents").length > 0;
    expect(admitted, JSON.stringify(said)).toBe(true);
  });

  test.each<[string, DavAnswer]>([
    ["a page of a login", { status: 200, headers: { "content-type": "text/html" }, body: "<html>Sign in</html>" }],
    ["nothing at all", { status: 204 }],
    ["that it is another one's", { status: 403 }],
    ["a list without its type", { status: 207, body: '<multistatus xmlns="DAV:"/>' }],
    ["XML of something else", { status: 207, headers: { "content-type": "application/xml" }, body: "<feed/>" }],
  ])("nor is a calendar that answers with %s", async (_, answer) => {
    await using it = await calendarAt(() => answer);
    await expect(it.calendar.listBusy(within, [it.calendarId])).rejects.toMatchObject({ name: "CalendarError" });
  });
});

describe("C9: a create that is refused says where the event lies", () => {
  const conflict = (href: string) =>
    `<D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><C:no-uid-conflict><D:href>${href}</D:href></C:no-uid-conflict></D:error>`;
  test.each([
    [
      "in another calendar of the account",
      409,
      conflict("/dav/dana@x.example/private/7b1d.ics"),
      "permanent",
      "event_elsewhere",
    ],
    ["in another one, forbidden", 403, conflict("/dav/dana%40x.example/work/7b1d.ics"), "permanent", "event_elsewhere"],
    [
      "under another name in this one",
      409,
      conflict("/dav/dana%40x.example/home/other.ics"),
      "conflict",
      "changed_elsewhere",
    ],
    [
      "somewhere",
      409,
      '<d:error xmlns:d="DAV:"><c:no-uid-conflict xmlns:c="urn:ietf:params:xml:ns:caldav"/></d:error>',
      "conflict",
      "changed_elsewhere",
    ],
    ["in the trash", 409, "<s:message>The event is in the trashbin</s:message>", "permanent", "event_in_trash"],
  ])("%s", async (_, status, said, kind, reason) => {
    await using it = await calendarAt(() => ({ status, headers: { "content-type": "application/xml" }, body: said }));
    await expect(it.calendar.pushEvent(body)).rejects.toMatchObject({ kind, reason });
  });
});

describe("C3: the clock that an event's time is on", () => {
  const at = async (start: string, end: string, zone = "") => {
    const text = file
      .replace(/DTSTART:.*/, start)
      .replace(/DTEND:.*/, end)
      .replace("BEGIN:VEVENT", `${zone}BEGIN:VEVENT`);
    await using it = await calendarAt(holding(text));
    return await it.calendar.readEvent(`${it.calendarId}1.ics`);
  };
  const custom =
    "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  test.each([
    ["its owner's, where it names none", "DTSTART:20270310T160000", "DTEND:20270310T170000", ""],
    [
      "Windows'",
      "DTSTART;TZID=W. Europe Standard Time:20270310T160000",
      "DTEND;TZID=W. Europe Standard Time:20270310T170000",
      "",
    ],
    ["one in quotation marks", 'DTSTART;TZID="Europe/Berlin":20270310T160000', "DURATION:PT1H", ""],
    [
      "one of the file's own",
      "DTSTART;TZID=Customized Time Zone:20270310T203000",
      "DTEND;TZID=Customized Time Zone:20270310T213000",
      custom,
    ],
    ["UTC, its end another one", "DTSTART:20270310T150000Z", "DTEND;TZID=America/New_York:20270310T110000", ""],
  ])("%s", async (_, start, end, zone) => {
    expect(await at(start, end, zone)).toMatchObject({ startsAt, endsAt: startsAt + 3_600_000 });
  });

  test("a whole day is none, and an unknown zone leaves the event unreadable", async () => {
    expect(await at("DTSTART;VALUE=DATE:20270310", "DTEND;VALUE=DATE:20270311")).toMatchObject({
      startsAt: null,
      endsAt: null,
    });
    await expect(at("DTSTART;TZID=Mars/Phobos:20270310T160000", "DURATION:PT1H")).rejects.toMatchObject({
      reason: "event_unreadable",
    });
  });
});

test("P4: rooms and things are no guests, whatever they are called", async () => {
  const lines = [
    "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@x.example",
    'ATTENDEE;cutype="RESOURCE":MAILTO:beamer%40x.example',
    "ATTENDEE;CUTYPE=GROUP;CN=Team:mailto:team@x.example",
  ];
  await using it = await calendarAt(
    holding(file.replace("BEGIN:VEVENT\r\n", `BEGIN:VEVENT\r\n${lines.join("\r\n")}\r\n`)),
  );
  const { notGuests } = (await it.calendar.readEvent(`${it.calendarId}1.ics`)) ?? {};
  expect(notGuests).toEqual(["room5@x.example", "beamer@x.example", "rsvp+7f@reply.example"]);
});

test.each(["CANCELLED", "cancelled"])(
  "P5: an event that a program marks as %s is told apart from one that is on",
  async (status) => {
    const marked = file.replace(/STATUS:.*/, `STATUS:${status}`);
    await using it = await calendarAt(holding(marked));
    expect(await it.calendar.readEvent(`${it.calendarId}1.ics`)).toMatchObject({ cancelled: true });
    await using other = await calendarAt(holding(file));
    expect(await other.calendar.readEvent(`${other.calendarId}1.ics`)).toMatchObject({ cancelled: false });
  },
);
