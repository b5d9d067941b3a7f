import { beforeEach, expect, test } from "vitest";
import { forgetClosedCalendars } from "@/lib/effects/calendar/forget-closed-calendars";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextAs, makeUser } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";

const operator = contextAs({ kind: "system" });

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
});

const forget = (now = Date.now()) => forgetClosedCalendars({ ...host.calendars.effects, now: () => now });
const connectionsOf = (userId: string) => testDb().calendarConnection.count({ where: { userId } });

async function aColleagueWithCopies() {
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: host.dana.practiceId });
  await testDb().calendarConnection.delete({ where: { id: host.connectionId } });
  await host.calendars.connect(lena);
  const coming = await host.schedule({ inviteeUserIds: [lena.id] });
  await host.calendars.sync(coming.id);
  expect(host.google.events(lena.email)).toHaveLength(1);
  return { lena, coming };
}

test("a closed account's calendar loses what is to come, then access is given back and the credentials are erased", async () => {
  const { lena, coming } = await aColleagueWithCopies();
  await deactivateUser(operator, lena.id);
  await forget();
  expect(await connectionsOf(lena.id)).toBe(1);
  expect(await host.calendars.sync(coming.id)).toEqual([]);
  expect(host.google.events(lena.email)).toEqual([]);
  await forget();
  expect(await connectionsOf(lena.id)).toBe(0);
  expect(host.google.requests.map(({ call }) => call).filter((call) => call.endsWith("/revoke"))).toHaveLength(1);
});

test("what is over stays in the calendar of a closed account", async () => {
  const { lena, coming } = await aColleagueWithCopies();
  const [startsAt, endsAt] = [new Date(Date.now() - 2 * DAY), new Date(Date.now() - DAY)];
  await testDb().meeting.update({ where: { id: coming.id }, data: { startsAt, endsAt } });
  await deactivateUser(operator, lena.id);
  expect(await host.calendars.sync(coming.id)).toEqual([]);
  await forget();
  expect(host.google.events(lena.email)).toHaveLength(1);
  expect(await connectionsOf(lena.id)).toBe(0);
});

test("the host's own meetings are called off and leave the host's calendar", async () => {
  const meeting = await host.scheduled();
  await deactivateUser(operator, host.dana.id);
  await host.calendars.sync(meeting.id);
  expect(host.events()).toEqual([]);
  await forget();
  expect(await connectionsOf(host.dana.id)).toBe(0);
});

test("after a day the credentials are erased, whatever the calendar still holds and its provider says", async () => {
  const { lena } = await aColleagueWithCopies();
  await deactivateUser(operator, lena.id);
  host.google.addFaults({ kind: "status", status: 503, on: "POST /revoke", times: 20 });
  await forget(Date.now() + DAY + 1000);
  expect(await connectionsOf(lena.id)).toBe(0);
});

test("within the day a provider that does not answer is asked again", async () => {
  const { lena, coming } = await aColleagueWithCopies();
  await deactivateUser(operator, lena.id);
  await host.calendars.sync(coming.id);
  host.google.addFaults({ kind: "status", status: 503, on: "POST /revoke", times: 20 });
  await forget();
  expect(await connectionsOf(lena.id)).toBe(1);
  host.google.clearFaults();
  await forget();
  expect(await connectionsOf(lena.id)).toBe(0);
});

test("calendars of open accounts are left alone", async () => {
  await host.scheduled();
  await forget(Date.now() + 3 * DAY);
  expect(await connectionsOf(host.dana.id)).toBe(1);
});

test("one whose credentials nothing opens is reported, holds up nobody else's, and is erased after a day", async () => {
  const meeting = await host.schedule();
  const people = [await makeUser({ name: "Lena Ortiz" }), await makeUser({ name: "Mio Berg" })];
  const ids: string[] = [];
  for (const person of people) ids.push(await host.calendars.connect(person));
  const [broken] = ids.toSorted();
  await testDb().calendarConnection.update({
    where: { id: broken ?? "" },
    data: { sealedCredentials: Buffer.alloc(64, 1) },
  });
  for (const { id } of people) await deactivateUser(operator, id);
  await forget();
  const left = async () =>
    (await testDb().calendarConnection.findMany({ where: { id: { in: ids } } })).map(({ id }) => id);
  expect(await left()).toEqual([broken]);
  expect(host.calendars.effects.logged).toContainEqual(
    expect.objectContaining({ level: 50, connectionId: broken, error: "Error" }),
  );
  await forget(Date.now() + DAY + 1000);
  expect(await left()).toEqual([]);
  expect(await host.lines(meeting)).toHaveLength(1);
});
