import { beforeEach, expect, test } from "vitest";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { hashOf } from "@/lib/secrets";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextAs } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

const erase = (email: string) => eraseGuest(contextAs({ kind: "system" }), email);
const inCalendar = () => JSON.stringify(host.events());

test("S-10: an erased guest leaves the events of connected calendars, past ones too, and no later edit brings them back", async () => {
  const meetings = [await host.scheduled(), await host.scheduled()] as const;
  const [past, coming] = meetings;
  await testDb().meeting.update({
    where: { id: past.id },
    data: { startsAt: new Date("2026-11-01T10:00:00Z"), endsAt: new Date("2026-11-01T11:00:00Z") },
  });
  expect(inCalendar().split("bo@x.example")).toHaveLength(3);
  await erase("bo@x.example");
  for (const { id } of meetings) expect(await host.calendars.sync(id)).toEqual([]);
  expect(inCalendar()).not.toContain("bo@x.example");
  await host.change(coming, { title: "Another title", disclosure: "full" });
  await host.calendars.sync(coming.id);
  expect(inCalendar()).toContain("Another title");
  expect(inCalendar()).not.toMatch(/bo@x\.example|erased/);
});

test("S-10: so does whoever was only added in the calendar, and reading it does not bring them back", async () => {
  const meeting = await host.scheduled();
  const added = { email: "dot@x.example", responseStatus: "needsAction" };
  host.edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "needsAction" }, added] });
  await host.read();
  expect((await host.lineOf(meeting)).addedPeople).toMatchObject([{ email: "dot@x.example" }]);
  await erase("dot@x.example");
  await host.calendars.sync(meeting.id);
  expect(inCalendar()).toMatch(/bo@x\.example/);
  expect(inCalendar()).not.toContain("dot@x.example");
  host.edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "needsAction" }, added] });
  await host.read();
  const line = await host.lineOf(meeting);
  expect(line.addedPeople).toEqual([]);
  expect(line.erasedPeople).not.toContain(Buffer.from(hashOf("dot@x.example")).toString("hex"));
});
