import { expect, test } from "vitest";
import { caldavCalendar } from "@/lib/adapters/calendar-caldav/caldav-calendar";
import { privateToo } from "@/lib/adapters/network/public-address";
import { type DavAnswer, found, multistatus, startDavServer } from "@/lib/testing/dav-server";

const within = { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-04-08T00:00:00Z") };
const hour = "DTSTART:20270310T100000Z\r\nDTEND:20270310T110000Z";
const long = "DTSTART:19700101T100000Z\r\nDURATION:PT1H";

function object(name: string, events: readonly string[], more = ""): string {
  const all = events.map((lines) => `BEGIN:VEVENT\r\nUID:${name}\r\nSUMMARY:${name}\r\n${lines}\r\nEND:VEVENT\r\n`);
  const file = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${more}${all.join("")}END:VCALENDAR\r\n`;
  return found(`/cal/${name}.ics`, `<getetag>"1"</getetag><c:calendar-data><![CDATA[${file}]]></c:calendar-data>`);
}

/** What a calendar with these resources says, and the longest time that nobody else had a turn, in CPU time of this thread. */
async function reading(answer: DavAnswer) {
  await using server = await startDavServer(() => answer);
  const credentials = {
    username: "dana",
    password: "x",
    timeZone: "Europe/Berlin",
    homeUrl: server.url,
    addresses: [],
  };
  const calendar = caldavCalendar(
    { reach: privateToo, timeoutSeconds: 20, now: () => 0 },
    {
      connectionId: "c",
      provider: "caldav",
      credentials: JSON.stringify(credentials),
      calendarId: `${server.url}/cal/`,
    },
  );
  const watch = longestTurn();
  const said = await calendar.listBusy(within, [`${server.url}/cal/`]).finally(watch.stop);
  await watch.over;
  return { ...said, titles: said.spans.map(({ title }) => title), blocked: watch.longest() };
}

function longestTurn() {
  let [longest, last, going] = [0, cpuMilliseconds(), true];
  const over = Promise.withResolvers<void>();
  const turn = () => {
    longest = Math.max(longest, cpuMilliseconds() - last);
    last = cpuMilliseconds();
    if (going) setImmediate(turn);
    else over.resolve();
  };
  turn();
  const stop = () => {
    going = false;
  };
  return { stop, over: over.promise, longest: () => longest };
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const zone = (rule: string) =>
  `BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n${rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`;
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));

test.each([
  [
    "thirty events by the second",
    object(
      "bad",
      times(30, () => `${long}\r\nRRULE:FREQ=SECONDLY`),
    ),
  ],
  [
    "thousands of events that count their days from 1970",
    object(
      "bad",
      times(4000, () => `${long}\r\nRRULE:FREQ=DAILY;COUNT=1000000`),
    ),
  ],
  [
    "days that never come",
    object(
      "bad",
      times(2000, () => `${long}\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3`),
    ),
  ],
  [
    "a position in each year of an age",
    object(
      "bad",
      times(
        500,
        () => "DTSTART:00010101T000000Z\r\nDURATION:P9999D\r\nRRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=400;COUNT=9",
      ),
    ),
  ],
  [
    "events that take years each day",
    object(
      "bad",
      times(3000, () => "DTSTART:20000101T000000Z\r\nDURATION:P99999D\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6"),
    ),
  ],
  [
    "a hundred thousand added dates",
    object("bad", [`${long}\r\n${times(20_000, () => "RDATE:20270310T100000Z,20270310T110000Z").join("\r\n")}`]),
  ],
  [
    "a hundred thousand dates left out",
    object("bad", [`${long}\r\nEXDATE:${times(50_000, () => "20270310T100000Z").join(",")}`]),
  ],
  [
    "as many zones",
    object(
      "bad",
      times(8000, (index) => `DTSTART;TZID=A/${index}:20270310T100000\r\nDURATION:PT1H`),
    ),
  ],
  [
    "a date left out in each of as many zones",
    object("bad", [`${hour}\r\n${times(15_000, (index) => `EXDATE;TZID=A/${index}:20270310T100000`).join("\r\n")}`]),
  ],
  [
    "a zone by the second",
    object(
      "bad",
      times(500, () => "DTSTART;TZID=Z:20270310T100000\r\nDURATION:PT1H"),
      zone("RRULE:FREQ=SECONDLY"),
    ),
  ],
  [
    "a zone of many changes",
    object(
      "bad",
      times(500, (index) => `DTSTART;TZID=Z:2027031${index % 9}T100000\r\nDURATION:PT1H`),
      zone(`RRULE:FREQ=DAILY;COUNT=900000`),
    ),
  ],
  [
    "changes of repetitions without end",
    object("bad", [
      hour,
      ...times(
        8000,
        (index) =>
          `RECURRENCE-ID;RANGE=THISANDFUTURE:20270310T${String(100000 + (index % 60)).slice(0, 6)}Z\r\n${hour}`,
      ),
    ]),
  ],
  ["one line of a million characters", object("bad", [`${hour}\r\nSUMMARY:${"x".repeat(900_000)}`])],
  [
    "a name with a million quotation marks",
    object("bad", [`${hour}\r\nATTENDEE;CN=${'"'.repeat(400_001)}${';A="'.repeat(100_000)}:mailto:x@x.example`]),
  ],
  ["components in components", object("bad", [`${hour}\r\n${"BEGIN:VEVENT\r\n".repeat(40_000)}`])],
  [
    "a file of more than anybody keeps",
    object(
      "bad",
      times(20_000, () => hour),
    ),
  ],
  [
    "XML of a hundred thousand names",
    found("/cal/bad.ics", times(100_000, (index) => `<a${index}>x</a${index}>`).join("")),
  ],
  ["XML of deep nesting", found("/cal/bad.ics", `${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}`)],
  ["XML that breaks its rules", found("/cal/bad.ics", "<getetag>&nbsp;</getet")],
])("%s keep nobody waiting for 200 ms, are named, and the event beside them is read", async (what, bad) => {
  const said = await reading(multistatus(object("first", [hour]), bad, object("Team", [hour])));
  expect(said.titles).toContain("Team");
  expect(said.titles).toContain("first");
  expect(said.blocked).toBeLessThan(200);
  if (!/one line|quotation/.test(what)) expect(said.unreadEvents.length).toBeGreaterThan(0);
  expect(said.unreadEvents.length).toBeLessThanOrEqual(20);
});

test("four hundred series that began decades ago keep nobody waiting, and are all read", async () => {
  const rules = ["FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=YEARLY", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=DAILY"];
  const zoned = "DTSTART;TZID=Europe/Berlin:19990310T100000\r\nDTEND;TZID=Europe/Berlin:19990310T110000";
  const series = times(400, (index) => object(`s${index}`, [`${zoned}\r\nRRULE:${rules[index % 4]}`]));
  const { blocked, spans, unreadEvents } = await reading(multistatus(...series));
  expect([unreadEvents, spans.length > 4000, blocked < 200]).toEqual([[], true, true]);
});

test("an answer that is too long is no answer", async () => {
  const object_ = object(
    "long",
    times(10, () => `${hour}\r\nX-LONG:${"x".repeat(90_000)}`),
  );
  await expect(reading(multistatus(...times(10, () => object_)))).rejects.toMatchObject({
    name: "CalendarError",
    kind: "permanent",
    reason: "answer_too_long",
  });
});

test("what looks like the end of a resource within its file ends nothing", async () => {
  const spoof = "</response><response><href>/cal/other.ics</href>";
  const { titles } = await reading(multistatus(object("Team", [`${hour}\r\nDESCRIPTION:${spoof}`])));
  expect(titles).toEqual(["Team"]);
});
