import { expect, test } from "vitest";
import { calendarBusyInput, findCalendarBusy } from "@/lib/meetings/schedule/find-calendar-busy";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import type { BusyTime, BusyTimes } from "@/lib/time/busy-time";

const at = (time: string) => Date.parse(`2031-03-10T${time}:00Z`);
const within = { startsAt: at("00:00"), endsAt: at("23:00") };
const event = (from: string, to: string, wishes: Partial<BusyTime> = {}): BusyTime => ({
  startsAt: at(from),
  endsAt: at(to),
  title: null,
  uid: null,
  source: "google",
  ...wishes,
});

async function hostWith(busy: (uid: string) => BusyTime[], rest: Partial<BusyTimes> = {}) {
  const host = await makeUser();
  const { uid } = await scheduleMeeting(
    contextOf(host),
    scheduleInput({ startsAt: "2031-03-10T15:00:00Z", durationMinutes: 60 }),
  );
  return contextOf(host, { readBusyTimes: async () => ({ connected: true, unread: [], ...rest, busy: busy(uid) }) });
}

test("what stands in calendars is told with title and source, where it is known", async () => {
  const ctx = await hostWith(() => [
    event("09:00", "10:00"),
    event("11:00", "12:00", { title: "Dentist", uid: "x@x.example", source: "caldav" }),
  ]);
  expect(await findCalendarBusy(ctx, within)).toEqual({
    connected: true,
    unread: [],
    busy: [
      { startsAt: at("09:00"), endsAt: at("10:00"), title: null, source: "google" },
      { startsAt: at("11:00"), endsAt: at("12:00"), title: "Dentist", source: "caldav" },
    ],
  });
});

test("the event of a meeting of ours does not count a second time, by its UID even where somebody moved it", async () => {
  const ctx = await hostWith((uid) => [event("09:00", "10:00", { uid, title: "Appointment" })]);
  expect((await findCalendarBusy(ctx, within)).busy).toEqual([]);
});

test("where no UID is told, a meeting's own time does not count, and what reaches beyond it does", async () => {
  const ctx = await hostWith(() => [event("15:00", "16:00"), event("14:30", "16:15")]);
  expect((await findCalendarBusy(ctx, within)).busy).toMatchObject([
    { startsAt: at("14:30"), endsAt: at("15:00") },
    { startsAt: at("16:00"), endsAt: at("16:15") },
  ]);
});

test("an event of somebody else at the time of a meeting is told", async () => {
  const ctx = await hostWith(() => [event("15:00", "16:00", { uid: "x@x.example", title: "Dentist" })]);
  expect((await findCalendarBusy(ctx, within)).busy).toMatchObject([
    { title: "Dentist", startsAt: at("15:00"), endsAt: at("16:00") },
  ]);
});

test("calendars that could not be read are named", async () => {
  const unread = [{ source: "google" as const, account: "dana@x.example" }];
  expect(await findCalendarBusy(await hostWith(() => [], { unread }), within)).toEqual({
    connected: true,
    busy: [],
    unread,
  });
});

test("it is for hosts, about at most 31 days", async () => {
  const client = contextOf(await makeUser({ role: "client" }));
  await expect(findCalendarBusy(client, within)).rejects.toMatchObject({ code: "forbidden" });
  const days = (endsAt: string) => calendarBusyInput.safeParse({ startsAt: "2031-03-01T00:00:00Z", endsAt }).success;
  expect(["2031-04-01T00:00:00Z", "2031-04-01T00:00:01Z", "2031-03-01T00:00:00Z"].map(days)).toEqual([
    true,
    false,
    false,
  ]);
});
