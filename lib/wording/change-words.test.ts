import { expect, test } from "vitest";
import { whenWords } from "@/lib/time/when-words";
import { changeWords } from "@/lib/wording/change-words";
import { exampleFacts, exampleStart } from "@/lib/wording/example-facts";
import type { ChangeFacts } from "@/lib/wording/mail-facts";
import { translatorFor } from "@/lib/wording/translator";

const rowsOf = (changes: ChangeFacts[], over = {}) => {
  const facts = exampleFacts({ changes, ...over });
  return changeWords(facts, translatorFor(facts.locale), whenWords(facts));
};

test("start and end are one row, in the recipient's zone, whether they come as milliseconds or as RFC 3339", () => {
  const row = {
    label: "When",
    from: "Tuesday, 1 December 2026, 15:00–16:50 (CET, UTC+1)",
    to: "Tuesday, 1 December 2026, 16:00–16:50 (CET, UTC+1)",
  };
  expect(rowsOf([{ field: "startsAt", from: exampleStart - 3_600_000, to: exampleStart }])).toEqual([row]);
  expect(rowsOf([{ field: "startsAt", from: "2026-12-01T14:00:00Z", to: "2026-12-01T15:00:00Z" }])).toEqual([row]);
  expect(rowsOf([{ field: "endsAt", from: "2026-12-01T16:00:00Z", to: "2026-12-01T15:50:00Z" }])[0]?.from).toContain(
    "16:00–17:00",
  );
});

test("a time that is none is a bug, not a mail", () => {
  expect(() => rowsOf([{ field: "startsAt", from: null, to: exampleStart }])).toThrow(TypeError);
});

test("a place is said in words, and the link of a call not at all", () => {
  const phone = { type: "phone", value: "+49 30 1234" };
  const video = { type: "video", value: "https://calls.example/j/1" };
  const row = (from: unknown, to: unknown) => rowsOf([{ field: "location", from, to }]);
  expect(row(phone, video)).toEqual([{ label: "Where", from: "By phone: +49 30 1234", to: "Video call" }]);
  expect(row(null, video)).toEqual([{ label: "Where", from: null, to: "Video call" }]);
  expect(row(video, phone)).toEqual([{ label: "Where", from: "Video call", to: "By phone: +49 30 1234" }]);
});

test("a call with another link is said to have a new one", () => {
  const from = { type: "video", value: "https://calls.example/j/1" };
  for (const to of [{ type: "video", value: "https://calls.example/j/2" }, { type: "video" }]) {
    expect(rowsOf([{ field: "location", from, to }])).toEqual([
      { label: "Where", from: "Video call", to: "Video call, with a new link" },
    ]);
  }
});

test("an address on the web that is not a video call's is a word like any other", () => {
  const to = { type: "in_person", value: "https://map.example/4" };
  expect(rowsOf([{ field: "location", from: null, to }])[0]?.to).toBe("In person: https://map.example/4");
});

test("zone and host are said by name", () => {
  expect(
    rowsOf([
      { field: "timeZone", from: "Europe/London", to: "Europe/Berlin" },
      { field: "host", from: "Ada of evil.example", to: "Dana Whitfield" },
    ]),
  ).toEqual([
    { label: "Time zone", from: "GMT, UTC+0", to: "CET, UTC+1" },
    { label: "With", from: "Ada of evil. example", to: "Dana Whitfield" },
  ]);
});

test("title and description are shown in full, the old title too", () => {
  const changes = [
    { field: "title", from: "Follow-up", to: "x" },
    { field: "description", from: "a", to: null },
  ];
  expect(rowsOf(changes, { description: null })).toEqual([
    { label: "Topic", from: "Follow-up", to: "Follow-up after the summer" },
    { label: "Description, changed", from: null, to: "removed" },
  ]);
});

test("a neutral mail says of both only that the page has them", () => {
  const changes = [
    { field: "title", from: "a", to: "b" },
    { field: "description", from: "c", to: "d" },
  ];
  expect(rowsOf(changes, { disclosure: "neutral" })).toEqual([
    { label: "Details", from: null, to: "changed – see the appointment page." },
  ]);
});

test("who else is invited is not shown", () => {
  expect(rowsOf([{ field: "invitees", from: ["a@x.example"], to: [] }])).toEqual([]);
});
