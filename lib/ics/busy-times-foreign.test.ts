import { expect, test } from "vitest";
import { busyTimes } from "@/lib/ics/busy-times";

const within = { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-03-15T00:00:00Z") };
const owner = ["dana@x.example", "/principals/dana"];
const shown = (instant: number) => new Date(instant).toISOString().slice(5, 16);
const plain = "BEGIN:VEVENT\nUID:p\nSUMMARY:Plain\nDTSTART:20270309T080000Z\nDTEND:20270309T090000Z\nEND:VEVENT\n";

/** What a file with such an event, and a plain one beside it, says of the week of 8 March 2027, for an owner in Berlin. */
async function read(lines: string, { zone = "", whole = true } = {}) {
  const end = whole ? "\nEND:VEVENT\n" : "\n";
  const file = `BEGIN:VCALENDAR\nVERSION:2.0\n${plain}${zone}BEGIN:VEVENT\nUID:1\nSUMMARY:Odd\n${lines}${end}END:VCALENDAR\n`;
  const { busy, unread } = await busyTimes(file.replaceAll("\n", "\r\n"), { within, timeZone: "Europe/Berlin", owner });
  expect(busy[0]).toMatchObject({ uid: "p", startsAt: Date.parse("2027-03-09T08:00:00Z") });
  const spans = busy.slice(1).map(({ startsAt, endsAt }) => `${shown(startsAt)}/${shown(endsAt)}`);
  return { spans, unread };
}
const hour = "DTSTART:20270310T100000Z\nDTEND:20270310T110000Z";
const at10 = ["03-10T10:00/03-10T11:00"];

test.each([
  ["a text that a program did not fold", `${hour}\nDESCRIPTION:first line\nsecond line that nobody folded`],
  ["the same with a colon in it", `DESCRIPTION:Agenda\nBring along: slides\n10:30 coffee\n${hour}`],
  ["HTML beside it", `${hour}\nX-ALT-DESC;FMTTYPE=text/html:<html>\n<body>Agenda</body></html>`],
  ["a day of its making without a time", `${hour}\nCREATED:20250519`],
  ["nothing left out", `${hour}\nEXDATE:`],
  ["nothing added", `${hour}\nRDATE:`],
  ["a stamp that is none", `${hour}\nDTSTAMP:yesterday\nLAST-MODIFIED:\nSEQUENCE:one`],
  ["a place and a priority that are none", `GEO:here\nPRIORITY:high\nPERCENT-COMPLETE:\n${hour}`],
  ["an alarm that is none", `${hour}\nBEGIN:VALARM\nTRIGGER:-P\nACTION\nEND:VALARM`],
  ["a name with quotation marks", `${hour}\nATTENDEE;CN=Bo "the Boss:mailto:bo@x.example`],
  ["a parameter without a value", "DTSTART;X-VOID:20270310T100000Z\nDTEND:20270310T110000Z"],
  ["names in lower case", "dtstart:20270310T100000Z\nDtEnd:20270310T110000Z"],
  ["no seconds", "DTSTART:20270310T1000Z\nDTEND:20270310T1100Z"],
  ["the notation of ISO 8601", "DTSTART:2027-03-10T10:00:00Z\nDTEND:2027-03-10T12:00:00+01:00"],
  ["an end that is after nothing", `${hour}\nEND:VTODO\nX-END:1`],
])("an event with %s takes its time", async (_what, lines) => {
  expect(await read(lines)).toEqual({ spans: at10, unread: [] });
});

test.each([
  ["DTSTART:20270310\nDTEND:20270311", "03-09T23:00/03-10T23:00"],
  ["DTSTART:20270310", "03-09T23:00/03-10T23:00"],
  ["DTSTART;VALUE=DATE:20270310\nDTEND;VALUE=DATE:20270310", "03-09T23:00/03-10T23:00"],
  ["DTSTART;VALUE=DATE:20270310\nDURATION:P2D", "03-09T23:00/03-11T23:00"],
  ["DTSTART;VALUE=DATE-TIME:20270310\nDTEND;VALUE=DATE-TIME:20270311", "03-09T23:00/03-10T23:00"],
])("a day is a day, whether it says so or not: %s", async (lines, span) => {
  expect(await read(lines)).toEqual({ spans: [span], unread: [] });
});

test.each([
  ["no start", "DTEND:20270310T110000Z"],
  ["a start that is none", "DTSTART:20270310T10\nDURATION:PT1H"],
  ["a start on no day", "DTSTART:20270231T100000Z\nDURATION:PT1H"],
  ["a start that a program folded wrongly", "DTSTART;TZID=Europe/\nBerlin:20270310T100000\nDURATION:PT1H"],
  ["an end that is none", "DTSTART:20270310T100000Z\nDTEND:soon"],
  ["an end before its start", "DTSTART:20270310T100000Z\nDTEND:20270310T090000Z"],
  ["a length that is none", "DTSTART:20270310T100000Z\nDURATION:1 hour"],
  ["a zone that nobody knows", "DTSTART;TZID=Office clock:20270310T100000\nDURATION:PT1H"],
  ["an end in a zone that nobody knows", "DTSTART:20270310T100000Z\nDTEND;TZID=Nowhere/Else:20270310T110000"],
  ["a repetition of no time", "RECURRENCE-ID:then\nDTSTART:20270310T100000Z\nDURATION:PT1H"],
])("an event with %s is named as unread, and the one beside it is read", async (_what, lines) => {
  expect(await read(lines)).toEqual({ spans: [], unread: ["Odd"] });
});

test.each([
  ["a rule that is none", "RRULE:FREQ=OFTEN"],
  ["a rule without an interval", "RRULE:FREQ=DAILY;INTERVAL=0"],
  ["a rule of another calendar", "RRULE:RSCALE=HEBREW;FREQ=YEARLY"],
  ["a rule until never", "RRULE:FREQ=DAILY;UNTIL=someday"],
  ["one by the hour", "RRULE:FREQ=HOURLY;INTERVAL=2"],
  ["one by the minute", "RRULE:FREQ=MINUTELY"],
  ["one by the second", "RRULE:FREQ=SECONDLY"],
  [
    "one at each minute of each day",
    `RRULE:FREQ=DAILY;BYMINUTE=${Array.from({ length: 60 }, (_, at) => at).join(",")}`,
  ],
  ["an added date that is none", "RDATE:20270311T100000Z/never"],
])("of %s its first time is known, and it is named", async (_what, line) => {
  expect(await read(`${hour}\n${line}`)).toEqual({ spans: at10, unread: ["Odd"] });
});

test("a file that stops in an event gives what it says and names it; one that is none is named without a title", async () => {
  expect(await read(hour, { whole: false })).toEqual({ spans: at10, unread: ["Odd"] });
  const reader = { within, timeZone: "UTC", owner };
  expect(await busyTimes("nonsense", reader)).toEqual({ busy: [], unread: [""] });
  expect(await busyTimes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", reader)).toEqual({ busy: [], unread: [""] });
  expect(await busyTimes("BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR", reader)).toEqual({
    busy: [],
    unread: [],
  });
});

test.each([
  ["RDATE;VALUE=PERIOD:20270311T100000Z/PT2H", "03-11T10:00/03-11T12:00"],
  ["RDATE;VALUE=PERIOD:20270311T100000Z/20270311T123000Z", "03-11T10:00/03-11T12:30"],
  ["RDATE:20270311T100000Z/PT2H", "03-11T10:00/03-11T12:00"],
  ["RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20270311T100000/P1D", "03-11T09:00/03-12T09:00"],
  ["RDATE;TZID=Europe/Berlin:20270311T100000", "03-11T09:00/03-11T10:00"],
])("%s adds its own time", async (line, span) => {
  expect(await read(`${hour}\n${line}`)).toEqual({ spans: [...at10, span], unread: [] });
});

test.each([
  ["Pacific Standard Time", "03-10T16:00/03-10T17:00"],
  ["W. Europe Standard Time", "03-10T07:00/03-10T08:00"],
  ["india standard time", "03-10T02:30/03-10T03:30"],
  ['"Tokyo Standard Time"', "03-09T23:00/03-10T00:00"],
  ["America/Argentina/Buenos_Aires", "03-10T11:00/03-10T12:00"],
  ["/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "03-10T11:00/03-10T12:00"],
  ["europe/berlin", "03-10T07:00/03-10T08:00"],
  ["UTC", "03-10T08:00/03-10T09:00"],
  ['"tzone://Microsoft/Utc"', "03-10T08:00/03-10T09:00"],
])("eight o'clock in %s is what it is there", async (zone, span) => {
  const lines = `DTSTART;TZID=${zone}:20270310T080000\nDTEND;TZID=${zone}:20270310T090000`;
  expect(await read(lines)).toEqual({ spans: [span], unread: [] });
});

const zoneOf = (name: string, more: string) => `BEGIN:VTIMEZONE\nTZID:${name}\n${more}END:VTIMEZONE\n`;
const changing = (from: string, to: string, start: string, rule: string, kind: string) =>
  `BEGIN:${kind}\nDTSTART:${start}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\n${rule}END:${kind}\n`;
const american =
  changing("-0500", "-0400", "20070311T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n", "DAYLIGHT") +
  changing("-0400", "-0500", "20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n", "STANDARD");

test("a zone of the file's own is read by its rules, on both sides of a change of clocks", async () => {
  const lines = "DTSTART;TZID=Ours:20270313T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2";
  expect(await read(lines, { zone: zoneOf("Ours", american) })).toEqual({
    spans: ["03-13T15:00/03-13T16:00", "03-14T14:00/03-14T15:00"],
    unread: [],
  });
});

test.each([
  ["that says which it is", "X-LIC-LOCATION:Asia/Tokyo\n", "03-10T01:00/03-10T02:00"],
  [
    "with one offset for all times",
    changing("+0300", "+0300", "19700101T000000", "", "STANDARD"),
    "03-10T07:00/03-10T08:00",
  ],
  [
    "whose rules have ended",
    changing("+0300", "+0200", "19900101T000000", "RRULE:FREQ=YEARLY;UNTIL=19950101T000000Z\n", "STANDARD"),
    "03-10T08:00/03-10T09:00",
  ],
])("so is one %s", async (_what, more, span) => {
  const lines = "DTSTART;TZID=Ours:20270310T100000\nDURATION:PT1H";
  expect(await read(lines, { zone: zoneOf("Ours", more) })).toEqual({ spans: [span], unread: [] });
});

test.each([
  ["with nothing in it", ""],
  ["with rules by the second", changing("+0000", "+0100", "19700101T000000", "RRULE:FREQ=SECONDLY\n", "STANDARD")],
  ["with an offset that is none", changing("+0000", "an hour", "19700101T000000", "", "STANDARD")],
])("a zone of the file's own %s is none", async (_what, more) => {
  const lines = "DTSTART;TZID=Ours:20270310T100000\nDURATION:PT1H";
  expect(await read(lines, { zone: zoneOf("Ours", more) })).toEqual({ spans: [], unread: ["Odd"] });
});

const noon = "DTSTART;TZID=Europe/Berlin:20270310T110000\nDTEND;TZID=Europe/Berlin:20270310T120000\nRRULE:FREQ=DAILY";
const days = (...dates: number[]) => dates.map((date) => `03-${date}T10:00/03-${date}T11:00`);

test.each([
  [";UNTIL=20270311T100000Z", days(10, 11)],
  [";UNTIL=20270311T095959Z", days(10)],
  [";UNTIL=20270311", days(10, 11)],
  [";UNTIL=20270311T110000", days(10, 11)],
  [";until=20270312t100000z", days(10, 11, 12)],
  [";COUNT=4\nEXDATE:20270311T100000Z", days(10, 12, 13)],
  [";COUNT=4\nEXDATE;TZID=America/New_York:20270311T050000", days(10, 12, 13)],
  [";COUNT=4\nEXDATE;VALUE=DATE:20270311", days(10, 12, 13)],
  [";COUNT=4\nEXDATE:20270311,20270312T110000", days(10, 13)],
  [";COUNT=4\nEXDATE:garbage,20270311T100000Z", days(10, 12, 13)],
  [";COUNT=2\nRDATE:20270311T100000Z\nRDATE:20270313T100000Z", days(10, 11, 13)],
])("a series%s ends and leaves out by instants", async (more, spans) => {
  expect(await read(noon + more)).toEqual({ spans, unread: [] });
});

test.each([
  ["RECURRENCE-ID:20270311T100000Z"],
  ["RECURRENCE-ID;TZID=Asia/Tokyo:20270311T190000"],
  ["RECURRENCE-ID;VALUE=DATE:20270311"],
  ["RECURRENCE-ID:20270311T110000"],
  ["recurrence-id;tzid=W. Europe Standard Time:20270311T110000"],
])("%s is the same repetition", async (line) => {
  const moved = `\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\n${line}\nDTSTART:20270311T160000Z\nDURATION:PT1H`;
  const { spans, unread } = await read(`${noon};COUNT=3${moved}`);
  expect([spans, unread]).toEqual([[...days(10, 12), "03-11T16:00/03-11T17:00"], []]);
});

test("a repetition that was moved to a time that nobody can read keeps the time that it had, and is named", async () => {
  const moved =
    "\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nSUMMARY:Moved\nRECURRENCE-ID:20270311T100000Z\nDTSTART:later\nDURATION:PT1H";
  expect(await read(`${noon};COUNT=3${moved}`)).toEqual({ spans: days(10, 11, 12), unread: ["Moved"] });
});

test("a whole day that is left out is left out however its date is written", async () => {
  const series = "DTSTART;VALUE=DATE:20270310\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE";
  for (const date of [";VALUE=DATE:20270311", ":20270311", ":20270311T000000Z", ":20270311T000000"]) {
    expect(await read(series + date)).toEqual({ spans: ["03-09T23:00/03-10T23:00"], unread: [] });
  }
});

test.each([
  "ATTENDEE;PARTSTAT=DECLINED:mailto:Dana@X.example",
  "ATTENDEE;CN=Dana;EMAIL=dana@x.example;PARTSTAT=DECLINED:/somebody/else/",
  "ATTENDEE;PARTSTAT=DECLINED:/principals/dana/",
  "ATTENDEE;PARTSTAT=DECLINED:https://cal.example/principals/dana/",
  "ATTENDEE;PARTSTAT=declined:mailto:dana@x.example",
  "attendee;partstat=Declined:MAILTO:dana%40x.example",
  'ATTENDEE;CN="Dana; of: X";PARTSTAT="DECLINED":mailto:dana@x.example',
  "TRANSP:transparent",
  "STATUS:cancelled",
])("an event with %s takes no time", async (line) => {
  expect(await read(`${hour}\n${line}`)).toEqual({ spans: [], unread: [] });
});

test.each([
  "ATTENDEE;PARTSTAT=ACCEPTED:/principals/dana/",
  "ATTENDEE;PARTSTAT=DECLINED;EMAIL=bo@x.example:/principals/bo/",
  "ATTENDEE;PARTSTAT=DECLINED:mailto:dana@y.example",
  "TRANSP:OPAQUE",
])("one with %s does", async (line) => {
  expect(await read(`${hour}\n${line}`)).toEqual({ spans: at10, unread: [] });
});
