import { beforeEach, expect, test } from "vitest";
import { forgetTokens, store } from "@/e2e/servers/google/calendar";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

test("an event that was deleted asks the host and cancels nothing", async () => {
  const meeting = await host.scheduled();
  host.edit(meeting, { status: "cancelled" });
  await host.read();
  expect(await host.now(meeting)).toMatchObject({
    status: "scheduled",
    calendars: [{ state: "failed", reason: "event_deleted" }],
  });
  expect((await host.lineOf(meeting)).drift).toEqual({ kind: "deleted" });
});

test("put back in the calendar, all is well again", async () => {
  const meeting = await host.scheduled();
  const [event] = host.events();
  host.edit(meeting, { status: "cancelled" });
  await host.read();
  if (event) store(host.google.calendar(host.dana.email), event, Date.now());
  await host.read();
  expect(await host.now(meeting)).toMatchObject({ calendars: [{ state: "synced", reason: null }] });
  expect((await host.lineOf(meeting)).drift).toBeNull();
});

test("what was deleted while the sync token lapsed is found by what is missing", async () => {
  const [kept, lost] = [await host.scheduled(), await host.scheduled()];
  await host.read();
  host.google.calendar(host.dana.email).events.delete((await host.lineOf(lost)).externalId ?? "");
  forgetTokens(host.google.calendar(host.dana.email));
  await host.read();
  expect((await host.lineOf(lost)).drift).toEqual({ kind: "deleted" });
  expect((await host.lineOf(kept)).drift).toBeNull();
});

test("our own deletion is no question", async () => {
  const meeting = await host.scheduled();
  await host.change(meeting, { status: "cancelled" });
  await host.calendars.sync(meeting.id);
  await host.read();
  expect(await host.lineOf(meeting)).toMatchObject({ state: "synced", drift: null });
});
