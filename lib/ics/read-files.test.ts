import { expect, test } from "vitest";
import { readFiles } from "@/lib/ics/read-files";

const reader = {
  within: { startsAt: Date.parse("2027-03-08T00:00:00Z"), endsAt: Date.parse("2027-03-09T00:00:00Z") },
  timeZone: "UTC",
  owner: [],
};
const file = (title: string, lines: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${title}\r\nSUMMARY:${title}\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const once = file("once", "DTSTART:20270308T100000Z\r\nDURATION:PT1H");

test("a series that costs more than its share gets what the others leave", async () => {
  const dear = file("dear", "DTSTART:20200101T080000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;COUNT=5000");
  const { busy, unread, complete } = await readFiles([dear, ...Array.from({ length: 3000 }, () => once)], reader);
  expect(busy.filter(({ title }) => title === "dear")).toHaveLength(1);
  expect([busy.length, unread, complete]).toEqual([3001, [], true]);
});

test("what is more than a reading takes is said to be missing", async () => {
  const many = await readFiles(
    Array.from({ length: 5001 }, () => once),
    reader,
  );
  expect([many.busy.length, many.complete]).toEqual([5000, false]);
});

test("one event takes no more of the reading than three hundred times", async () => {
  const often = file(
    "often",
    `DTSTART:20270101T000000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, at) => at)}`,
  );
  const month = { ...reader, within: { ...reader.within, endsAt: Date.parse("2027-04-08T00:00:00Z") } };
  const { busy, unread } = await readFiles([often], month);
  expect([busy.length, unread]).toEqual([300, ["often"]]);
});
