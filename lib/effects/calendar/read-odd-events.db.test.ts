import { beforeEach, expect, test } from "vitest";
import { type CalendarAdapter, CalendarError } from "@/lib/adapters/calendar";
import { readCalendar } from "@/lib/effects/calendar/read-calendar";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

/** Reads a calendar that says that these events are gone, of which those in `odd` cannot be read. */
async function readGone(removed: string[], odd: string[] = []) {
  const adapter = {
    listChanges: async () => ({ complete: false, changed: [], removed, syncToken: "next" }),
    readEvent: async (id: string) => {
      if (odd.includes(id)) throw new CalendarError("permanent", "event_unreadable");
      return null;
    },
  };
  // Safe: reading asks for no other method.
  const effects = effectsWith(undefined, { calendarFor: () => adapter as Partial<CalendarAdapter> as CalendarAdapter });
  return readCalendar(effects, { connectionId: host.connectionId });
}

async function storedAs(meeting: MeetingRow, externalId: string) {
  await testDb().calendarEvent.updateMany({ where: { meetingId: meeting.id }, data: { externalId } });
  return externalId;
}

test("an event that nobody can read is not gone, and the others are read all the same", async () => {
  const [odd, gone] = [await host.scheduled(), await host.scheduled()];
  const ids = [
    await storedAs(odd, "https://cal.example/odd.ics"),
    await storedAs(gone, "https://cal.example/gone.ics"),
  ];
  await readGone(ids, ids.slice(0, 1));
  expect((await host.lineOf(odd)).drift).toBeNull();
  expect((await host.lineOf(gone)).drift).toEqual({ kind: "deleted" });
  expect((await host.connection()).syncToken).toBe("next");
});

test("an address that was stored as the server spelled it is the same", async () => {
  const meeting = await host.scheduled();
  await storedAs(meeting, "https://cal.example/dana%40x.example/1.ics");
  await readGone(["https://cal.example/dana@x.example/1.ics"]);
  expect((await host.lineOf(meeting)).drift).toEqual({ kind: "deleted" });
});
