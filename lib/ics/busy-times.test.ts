import { expect, test } from "vitest";
import { busyTimes } from "@/lib/ics/busy-times";

const week = { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-03-15T00:00:00Z") };

/** What an event with these lines takes of the week of 8 March 2027, for an owner in Berlin. */
async function taken(lines: string, { within = week, more = "" } = {}): Promise<string[]> {
  const file = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n${more}BEGIN:VEVENT\nUID:1\nSUMMARY:Team\n${lines}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const { busy: spans } = await busyTimes(file.replaceAll("\n", "\r\n"), {
    within,
    timeZone: "Europe/Berlin",
    owner: ["dana@x.example"],
  });
  return spans.map(({ startsAt, endsAt }) => `${shown(startsAt)}/${shown(endsAt).slice(11)}`);
}
const shown = (instant: number) => new Date(instant).toISOString().slice(0, 16);

test("an event takes its time, in UTC, in a zone, and by its duration", async () => {
  expect(await taken("DTSTART:20270310T100000Z\nDTEND:20270310T110000Z")).toEqual(["2027-03-10T10:00/11:00"]);
  expect(
    await taken("DTSTART;TZID=America/New_York:20270310T100000\nDTEND;TZID=Europe/Berlin:20270310T170000"),
  ).toEqual(["2027-03-10T15:00/16:00"]);
  expect(await taken("DTSTART:20270310T100000Z\nDURATION:PT45M")).toEqual(["2027-03-10T10:00/10:45"]);
  const {
    busy: [first],
  } = await busyTimes(
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Team\r\nDTSTART:20270310T100000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR",
    { within: week, timeZone: "UTC", owner: [] },
  );
  expect(first).toMatchObject({ uid: "u", title: "Team" });
});

test("a time without a zone is one on the owner's clock, and a day is the owner's day", async () => {
  expect(await taken("DTSTART:20270310T100000\nDTEND:20270310T110000")).toEqual(["2027-03-10T09:00/10:00"]);
  expect(await taken("DTSTART;VALUE=DATE:20270310")).toEqual(["2027-03-09T23:00/23:00"]);
  expect(await taken("DTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270312")).toEqual(["2027-03-09T23:00/23:00"]);
});

test("a zone that only the file knows is read by the file's rules, and a known one under a foreign path by its name", async () => {
  const more =
    "BEGIN:VTIMEZONE\nTZID:Practice\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n";
  expect(await taken("DTSTART;TZID=Practice:20270310T100000\nDURATION:PT1H", { more })).toEqual([
    "2027-03-10T07:00/08:00",
  ]);
  expect(await taken("DTSTART;TZID=/softwarestudio.org/Tzfile/Asia/Tokyo:20270310T100000\nDURATION:PT1H")).toEqual([
    "2027-03-10T01:00/02:00",
  ]);
});

test.each([
  ["marked as free", "TRANSP:TRANSPARENT"],
  ["cancelled", "STATUS:CANCELLED"],
  ["declined by the owner", "ATTENDEE;PARTSTAT=DECLINED:mailto:Dana@X.example"],
])("one that is %s takes no time", async (_what, line) => {
  expect(await taken(`DTSTART:20270310T100000Z\nDURATION:PT1H\n${line}`)).toEqual([]);
});

test("one that others have declined does, and one that only touches the window does not", async () => {
  expect(
    await taken("DTSTART:20270310T100000Z\nDURATION:PT1H\nATTENDEE;PARTSTAT=DECLINED:mailto:bo@x.example"),
  ).toHaveLength(1);
  expect(await taken("DTSTART:20270307T230000Z\nDURATION:PT1H")).toEqual([]);
  expect(await taken("DTSTART:20270315T000000Z\nDURATION:PT1H")).toEqual([]);
  expect(await taken("DTSTART:20270310T100000Z")).toEqual([]);
});

test("a series takes the time of each repetition, on the clock of its zone", async () => {
  const daily = "DTSTART;TZID=Europe/Berlin:20250101T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;INTERVAL=2";
  expect(await taken(daily)).toEqual([
    "2027-03-08T08:00/08:30",
    "2027-03-10T08:00/08:30",
    "2027-03-12T08:00/08:30",
    "2027-03-14T08:00/08:30",
  ]);
  const over = { startsAt: Date.parse("2027-03-26T00:00:00Z"), endsAt: Date.parse("2027-03-31T00:00:00Z") };
  expect(await taken(daily, { within: over })).toEqual([
    "2027-03-26T08:00/08:30",
    "2027-03-28T07:00/07:30",
    "2027-03-30T07:00/07:30",
  ]);
});

test("the same whether it began last week or decades ago", async () => {
  const rule = "DURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE";
  const recent = await taken(`DTSTART;TZID=Europe/Berlin:20270308T100000\n${rule}`);
  expect(recent).toEqual(["2027-03-08T09:00/10:00", "2027-03-10T09:00/10:00"]);
  expect(await taken(`DTSTART;TZID=Europe/Berlin:19990301T100000\n${rule}`)).toEqual(recent);
  expect(await taken("DTSTART:19700101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY")).toHaveLength(7);
});

test("days left out, added, moved, and those after the last are what they are", async () => {
  const series = "DTSTART:20270308T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270311T100000Z";
  const moved = `\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270310T100000Z\nDTSTART:20270310T140000Z\nDURATION:PT2H`;
  const early =
    "\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20270411T100000Z\nDTSTART:20270312T140000Z\nDURATION:PT2H";
  expect(await taken(`${series}\nEXDATE:20270309T100000Z${moved}`)).toEqual([
    "2027-03-08T10:00/11:00",
    "2027-03-11T10:00/11:00",
    "2027-03-10T14:00/16:00",
  ]);
  expect(await taken(`DTSTART:20270308T100000Z\nDURATION:PT1H\nRDATE:20270309T120000Z`)).toEqual([
    "2027-03-08T10:00/11:00",
    "2027-03-09T12:00/13:00",
  ]);
  expect(await taken(`DTSTART:20270410T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY${early}`)).toEqual([
    "2027-03-12T14:00/16:00",
  ]);
  expect(await taken("DTSTART:20270308T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2")).toHaveLength(2);
});

test("a change of one repetition and all after it holds for all of them", async () => {
  const later =
    "\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270312T100000Z\nDTSTART:20270312T120000Z\nDURATION:PT1H";
  const spans = await taken(`DTSTART:20270310T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4${later}`);
  expect(spans).toEqual([
    "2027-03-10T10:00/11:00",
    "2027-03-11T10:00/11:00",
    "2027-03-12T12:00/13:00",
    "2027-03-13T12:00/13:00",
  ]);
});
