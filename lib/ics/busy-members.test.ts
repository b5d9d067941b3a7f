import { expect, test } from "vitest";
import { busyTimes } from "@/lib/ics/busy-times";

const within = { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-03-15T00:00:00Z") };
const owner = ["dana@x.example", "alias@y.example", "/principals/users/dana"];
const shown = (instant: number) => new Date(instant).toISOString().slice(5, 16);
const plain = "BEGIN:VEVENT\nUID:p\nSUMMARY:Plain\nDTSTART:20270309T080000Z\nDTEND:20270309T090000Z\nEND:VEVENT\n";

/** What a file with such an event beside a plain one says of the week of 8 March 2027, for an owner in Berlin. */
async function read(lines: string) {
  const file = `BEGIN:VCALENDAR\nVERSION:2.0\n${plain}BEGIN:VEVENT\nUID:1\nSUMMARY:Odd\n${lines}\nEND:VEVENT\nEND:VCALENDAR\n`;
  const { busy, unread } = await busyTimes(file.replaceAll("\n", "\r\n"), { within, timeZone: "Europe/Berlin", owner });
  expect(busy[0]).toMatchObject({ uid: "p" });
  return { spans: busy.slice(1).map(({ startsAt, endsAt }) => `${shown(startsAt)}/${shown(endsAt)}`), unread };
}
const hour = "DTSTART:20270310T100000Z\nDTEND:20270310T110000Z";
const at10 = ["03-10T10:00/03-10T11:00"];

test.each([
  ["an attachment of many lines", `${hour}\nATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD\nQUJDQUJD\nQUJD=`],
  ["empty lines in a text", `DESCRIPTION:one\n\n\ntwo\n${hour}`],
  ["a line that looks like the name of another one", `DESCRIPTION:see\nSUMMARY of it: 10:30\n${hour}`],
  ["a place on two lines", `LOCATION:Room 5\n2nd floor\n${hour}`],
  ["spaces behind the times", "DTSTART:20270310T100000Z \nDTEND:20270310T110000Z\t"],
  ["tabs where lines are folded", "DTSTART:20270310T1000\n\t00Z\nDTEND:20270310T110000Z"],
  ["a length in place of an end, in weeks of none", "DTSTART:20270310T100000Z\nDURATION:P0DT1H0M0S"],
  ["an address of its own that is none", `${hour}\nURL:not a link\nCONTACT:x:y;z`],
  ["a word for the state that nobody knows", `${hour}\nSTATUS:SOMETIMES\nTRANSP:MAYBE`],
])("C1: an event with %s takes its time", async (_, lines) => {
  expect(await read(lines)).toEqual({ spans: at10, unread: [] });
});

test.each([
  [
    "RDATE;VALUE=PERIOD:20270311T100000Z/PT2H,20270312T100000Z/PT30M",
    ["03-11T10:00/03-11T12:00", "03-12T10:00/03-12T10:30"],
  ],
  ["RDATE:20270311T100000Z,20270312T100000Z", ["03-11T10:00/03-11T11:00", "03-12T10:00/03-12T11:00"]],
  ["RDATE;VALUE=PERIOD:20270310T100000Z/PT3H", []],
  ["rdate;value=period:20270311t100000z/pt2h", ["03-11T10:00/03-11T12:00"]],
])("C2: %s adds what it says", async (line, more) => {
  const { spans, unread } = await read(`${hour}\n${line}`);
  expect(unread).toEqual([]);
  expect(spans.filter((span) => !span.startsWith("03-10T10:00"))).toEqual(more);
});

test.each([
  "RDATE;VALUE=PERIOD:20270311T100000Z",
  "RDATE;VALUE=PERIOD:20270311T100000Z/-PT2H",
  "RDATE;VALUE=PERIOD:/PT1H",
])("C2: %s, which is no period, is named or adds an hour, and takes nothing with it", async (line) => {
  const { spans, unread } = await read(`${hour}\n${line}`);
  expect(spans[0]).toBe(at10[0]);
  if (spans.length === 1) expect(unread).toEqual(["Odd"]);
});

test.each([
  ["GMT Standard Time", "03-10T08:00/03-10T09:00"],
  ["Tokyo Standard Time", "03-09T23:00/03-10T00:00"],
  ["AUS Eastern Standard Time", "03-09T21:00/03-09T22:00"],
  ["US Eastern Standard Time", "03-10T13:00/03-10T14:00"],
  [" Romance Standard Time ", "03-10T07:00/03-10T08:00"],
  ["US/Pacific", "03-10T16:00/03-10T17:00"],
  ["Etc/GMT-2", "03-10T06:00/03-10T07:00"],
  ["Asia/Calcutta", "03-10T02:30/03-10T03:30"],
  ["(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "03-10T07:00/03-10T08:00"],
  ["(UTC-08:00) Pacific Time (US & Canada)", "03-10T16:00/03-10T17:00"],
])("C3: a time in “%s” without its rules is that zone's, or is named", async (zone, span) => {
  const quoted = /[,;:]/.test(zone) ? `"${zone}"` : zone;
  const said = await read(`DTSTART;TZID=${quoted}:20270310T080000\nDTEND;TZID=${quoted}:20270310T090000`);
  const isShown = zone.startsWith("(UTC");
  expect(isShown && said.spans.length === 0 ? { spans: [], unread: ["Odd"] } : { spans: [span], unread: [] }).toEqual(
    said,
  );
});

test.each(["Customized Time Zone", "Custom", "GMT+0100", "Mitteleuropäische Zeit", "Europe/Atlantis", "1", ""])(
  "C3: a time in “%s”, which nobody knows, is never the owner's clock",
  async (zone) => {
    const { spans, unread } = await read(`DTSTART;TZID=${zone}:20270310T080000\nDURATION:PT1H`);
    if (zone === "GMT+0100") expect([["03-10T07:00/03-10T08:00"], []]).toContainEqual(spans);
    else if (zone !== "") expect(spans).toEqual([]);
    if (spans.length === 0) expect(unread).toEqual(["Odd"]);
  },
);

const daily = (rule: string, more = "") => `${hour}\nRRULE:FREQ=DAILY${rule}${more}`;
const days = (...numbers: number[]) => numbers.map((day) => `03-${day}T10:00/03-${day}T11:00`);
test.each([
  [";UNTIL=20270311T110000+0100", "", days(10, 11)],
  [";UNTIL=2027-03-11T10:00:00Z", "", days(10, 11)],
  [";UNTIL=20270311T235959", "", days(10, 11)],
  [";COUNT=3", "\nEXDATE;TZID=W. Europe Standard Time:20270311T110000", days(10, 12)],
  [";COUNT=3", "\nEXDATE;TZID=/softwarestudio.org/Tzfile/Europe/Berlin:20270311T110000", days(10, 12)],
  [";COUNT=3", "\nexdate;value=date-time:20270311t100000z", days(10, 12)],
  [";COUNT=3", "\nEXDATE:20270311T100000Z\nEXDATE:20270312T100000Z", days(10)],
  [";COUNT=3", "\nEXRULE:FREQ=DAILY;COUNT=1", days(10, 11, 12)],
])("C4: FREQ=DAILY%s%s ends and leaves out as instants", async (rule, more, spans) => {
  const said = await read(daily(rule, more));
  if (said.unread.length === 0 && !more.includes("EXRULE")) expect(said.spans).toEqual(spans);
  else expect(said.spans.length).toBeGreaterThanOrEqual(spans.length - 1);
});

test.each([
  "ATTENDEE;PARTSTAT=DECLINED:mailto:alias@y.example",
  "ATTENDEE;PARTSTAT=DECLINED:https://CAL.example/principals/users/dana/",
  "ATTENDEE;PARTSTAT=DECLINED:/principals/users/d%61na/",
  "ATTENDEE;PARTSTAT=DECLINED;EMAIL=Alias@Y.example:urn:uuid:77",
  "ATTENDEE;partstat=dEcLiNeD;X-A=1:MAILTO:DANA@X.EXAMPLE",
  "ATTENDEE;PARTSTAT=DECLINED:mailto:dana%40x%2Eexample",
])("C5: an event with %s is declined by its owner", async (line) => {
  expect(await read(`${hour}\n${line}`)).toEqual({ spans: [], unread: [] });
});

test.each([
  "RRULE:FREQ=MINUTELY;INTERVAL=1",
  "RRULE:FREQ=YEARLY;BYYEARDAY=1,2,3;BYHOUR=0,1,2;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3,4",
  `RRULE:FREQ=DAILY\nEXDATE:${Array.from({ length: 5000 }, (_, n) => `20${String(10 + (n % 80)).padStart(2, "0")}0101T${String(n % 24).padStart(2, "0")}0000Z`).join(",")}`,
  `RDATE:${Array.from({ length: 5000 }, (_, n) => `2027${String(1 + (n % 12)).padStart(2, "0")}${String(1 + (n % 28)).padStart(2, "0")}T${String(n % 24).padStart(2, "0")}0000Z`).join(",")}`,
  "RRULE:FREQ=SECONDLY;INTERVAL=7;COUNT=999999999",
])("C10: an event that repeats like %.40s takes no more than a reading has", async (rule) => {
  let longest = 0;
  let last = performance.now();
  let going = true;
  const watch = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(watch);
  };
  setImmediate(watch);
  const cpu = process.cpuUsage();
  const { spans, unread } = await read(`DTSTART:20100101T100000Z\nDTEND:20100101T103000Z\n${rule}`);
  const spent = process.cpuUsage(cpu);
  going = false;
  expect((spent.user + spent.system) / 1000).toBeLessThan(2000);
  expect(spans.length + unread.length).toBeGreaterThan(0);
});
