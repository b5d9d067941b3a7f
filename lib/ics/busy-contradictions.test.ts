import { expect, test } from "vitest";
import { busyTimes } from "@/lib/ics/busy-times";

const within = { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-03-15T00:00:00Z") };
const owner = ["dana@x.example", "alias@y.example"];
const shown = (instant: number) => new Date(instant).toISOString().slice(5, 16);

/** What is busy in the week of 8 March 2027 by such a file, for an owner in that zone. */
async function read(file: string, timeZone = "Europe/Berlin") {
  const { busy, unread } = await busyTimes(file.replaceAll("\n", "\r\n"), { within, timeZone, owner });
  return { spans: busy.map(({ startsAt, endsAt }) => `${shown(startsAt)}/${shown(endsAt)}`), unread };
}
const event = (lines: string) => `BEGIN:VEVENT\nUID:1\nSUMMARY:Odd\n${lines}\nEND:VEVENT\n`;
const calendar = (content: string) => `BEGIN:VCALENDAR\nVERSION:2.0\n${content}END:VCALENDAR\n`;
const odd = (lines: string) => calendar(event(lines));
const hourOf = (date: number) => `DTSTART:202703${date}T100000Z\nDTEND:202703${date}T110000Z`;
const hour = hourOf(10);
const at10 = (...dates: string[]) => dates.map((date) => `03-${date}T10:00/03-${date}T11:00`);
/** Whole days in Berlin, each by its date. */
const daysOf = (...dates: number[]) =>
  dates.map((date) => `03-${String(date - 1).padStart(2, "0")}T23:00/03-${String(date).padStart(2, "0")}T23:00`);

test.each([
  ["a second calendar in one object", calendar(event(hour)) + calendar(event(hourOf(11))), []],
  ["a second calendar after one without its end", `BEGIN:VCALENDAR\n${event(hour)}${calendar(event(hourOf(11)))}`, []],
  [
    "an event after one without its end",
    calendar(event(hour).replace("END:VEVENT\n", "") + event(hourOf(11))),
    ["Odd"],
  ],
  [
    "an event after an alarm without its end",
    calendar(event(`${hour}\nBEGIN:VALARM`).replace("END:VEVENT\n", "") + event(hourOf(11))),
    ["Odd"],
  ],
  ["events after a zone without its end", calendar(`BEGIN:VTIMEZONE\nTZID:X\n${event(hour)}${event(hourOf(11))}`), []],
])("C1: %s takes its time", async (_, file, unread) => {
  expect(await read(file)).toEqual({ spans: at10("10", "11"), unread });
});

test.each([
  "DTSTART;VALUE=DATE:20270310T000000",
  "DTSTART;value=date:20270310T000000Z\nDTEND;VALUE=DATE:20270311T000000Z",
  "DTSTART;VALUE=DATE:20270310\nDURATION:PT0S",
  "DTSTART;VALUE=DATE:20270310\nDURATION:PT8H",
  "DTSTART;VALUE=DATE:20270310\nDURATION:PT24H",
])("C1: a day is one, whatever time and length stand beside it: %s", async (lines) => {
  expect(await read(odd(lines))).toEqual({ spans: daysOf(10), unread: [] });
});

test.each(["P", "PT", "-P", "P1", "PT1.5H"])("C1: %s is no length, and its event is named", async (duration) => {
  expect(await read(odd(`DTSTART:20270310T100000Z\nDURATION:${duration}`))).toEqual({ spans: [], unread: ["Odd"] });
});

test.each(["P999999999D", "P99999999999999999999W", "PT99999999999999999999H"])(
  "C2: a length of %s ends at an instant that there is",
  async (duration) => {
    const file = odd(`DTSTART:20200310T100000Z\nDURATION:${duration}`);
    const { busy } = await busyTimes(file, { within, timeZone: "Europe/Berlin", owner });
    expect(busy).toHaveLength(1);
    expect(() => new Date(busy[0]?.endsAt ?? Number.NaN).toISOString()).not.toThrow();
  },
);

const daily = "DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=DAILY";
test.each([
  ["Europe/Berlin", ";UNTIL=20270311T230000Z", daysOf(10, 11, 12)],
  ["Europe/Berlin", ";UNTIL=20270311T235959Z", daysOf(10, 11)],
  ["Europe/Berlin", ";UNTIL=20270312T000000Z", daysOf(10, 11, 12)],
  ["Europe/Berlin", ";UNTIL=20270312T000000", daysOf(10, 11, 12)],
  ["Europe/Berlin", ";COUNT=3\nEXDATE:20270310T230000Z", daysOf(10, 12)],
  ["Europe/Berlin", ";COUNT=3\nEXDATE;TZID=Europe/Berlin:20270311T000000", daysOf(10, 12)],
  ["Europe/Berlin", ";COUNT=3\nEXDATE;VALUE=DATE:20270311T000000Z", daysOf(10, 12)],
  ["Pacific/Auckland", ";COUNT=3\nEXDATE:20270310T110000Z", ["03-09T11:00/03-10T11:00", "03-11T11:00/03-12T11:00"]],
  ["America/New_York", ";COUNT=3\nEXDATE:20270311T050000Z", ["03-10T05:00/03-11T05:00", "03-12T05:00/03-13T05:00"]],
])("C4: whole days in %s with %s are those that begin then for their owner", async (zone, more, spans) => {
  expect(await read(odd(daily + more), zone)).toEqual({ spans, unread: [] });
});

test("C4: a whole day in place of one of two times of a day takes the place of that one alone", async () => {
  const twice = "DTSTART:20270310T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4;BYHOUR=10,15";
  const moved = event("RECURRENCE-ID:20270311T100000Z\nDTSTART;VALUE=DATE:20270313");
  const { spans } = await read(calendar(event(twice) + moved));
  expect(spans.toSorted()).toEqual([
    "03-10T10:00/03-10T11:00",
    "03-10T15:00/03-10T16:00",
    "03-11T15:00/03-11T16:00",
    ...daysOf(13),
  ]);
});

test.each(["RSCALE=GREGORIAN;SKIP=FORWARD;FREQ=DAILY", "FREQ=DAILY;BYEASTER=0", "FREQ=DAILY;SKIP=BACKWARD"])(
  "C4: of a rule with a part that nobody here knows, %s, the first time is known and the event is named",
  async (rule) => {
    expect(await read(odd(`${hour}\nRRULE:${rule}`))).toEqual({ spans: at10("10"), unread: ["Odd"] });
  },
);

test("C4: a change of all repetitions before one, which nobody writes any more, is named and moves nothing", async () => {
  const series = event("DTSTART:20270309T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3");
  const moved = event("RECURRENCE-ID;RANGE=THISANDPRIOR:20270310T100000Z\nDTSTART:20270310T150000Z\nDURATION:PT1H");
  expect(await read(calendar(series + moved))).toEqual({ spans: at10("09", "10", "11"), unread: ["Odd"] });
});

const answered = (partstat: string, address: string) => `ATTENDEE;PARTSTAT=${partstat}:mailto:${address}`;
test.each([
  [
    "declined at one address, accepted at the other",
    [answered("DECLINED", "dana@x.example"), answered("ACCEPTED", "alias@y.example")],
    at10("10"),
  ],
  [
    "declined at one, not answered at the other",
    [answered("DECLINED", "alias@y.example"), "ATTENDEE:mailto:dana@x.example"],
    at10("10"),
  ],
  ["declined at both", [answered("DECLINED", "dana@x.example"), answered("declined", "alias@y.example")], []],
  ["declined by a name with a colon", ["ATTENDEE;CN=Dana: Boss;PARTSTAT=DECLINED:mailto:dana@x.example"], []],
  ["declined by a name with a quotation mark", ['ATTENDEE;CN="Da"na";PARTSTAT=DECLINED:mailto:dana@x.example'], []],
  ["cancelled, as Americans spell it", ["STATUS:CANCELED"], []],
  ["cancelled and confirmed", ["STATUS:CANCELLED", "STATUS:CONFIRMED"], at10("10")],
  ["free and not free", ["TRANSP:TRANSPARENT", "TRANSP:OPAQUE"], at10("10")],
])("C5: an event that is %s", async (_, lines, spans) => {
  expect(await read(odd([hour, ...lines].join("\n")))).toEqual({ spans, unread: [] });
});

const long = (value: string) => Array.from({ length: 100_000 }, () => value).join(",");
test.each([
  ["BYDAY", long("MO")],
  ["BYMONTHDAY", long("31")],
  ["BYYEARDAY", long("366")],
  ["BYMONTH", long("12")],
  ["BYDAY=MO;BYSETPOS", long("366")],
])("C10: a rule whose %s is as long as a file costs no more than a short one", async (part, values) => {
  const frequency = part.includes("SETPOS") ? "YEARLY" : "DAILY";
  const rule = `RRULE:FREQ=${frequency};COUNT=100000;${part}=${values}`;
  const before = process.threadCpuUsage();
  await read(odd(`DTSTART:20000101T100000Z\nDURATION:PT1H\n${rule}`));
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(400);
});
