import { beforeEach, expect, test } from "vitest";
import { privateToo } from "@/lib/adapters/network/public-address";
import { chooseCalendars, type WRITING } from "@/lib/calendars/choose-calendars";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { disconnectCalendar } from "@/lib/calendars/disconnect-calendar";
import { findTroubledConnections } from "@/lib/calendars/find-troubled-connections";
import { listConnections } from "@/lib/calendars/list-connections";
import { findMeetingCalendars } from "@/lib/calendars/meeting-calendars";
import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { readObject } from "@/lib/ics/read-object";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { someCalendars, type TestCalendars } from "@/lib/testing/calendar";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { makeCalendar, type Radicale } from "@/lib/testing/radicale";
import { contending } from "@/lib/testing/waiting-for-locks";
import { withRadicale } from "@/lib/testing/with-radicale";
import { connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";

let calendars: TestCalendars;
let ctx: Context;
beforeEach(async () => {
  calendars = await someCalendars();
  ctx = contextOf(await makeUser());
});

/** A connected account: what its calendar holds, and its owner's choice about it. */
type Account = {
  readonly id: string;
  readonly name: string;
  uids(): Promise<(string | undefined)[]>;
  choose(writes: (typeof WRITING)[number], wishes?: { googleMeet?: boolean }): Promise<void>;
};

const choosing = (id: string, calendarId: string, name: string) =>
  ((writes, { googleMeet = false } = {}) => {
    const input = { writes, calendarId, busyCalendarIds: [calendarId], sharesGuests: true, googleMeet };
    return chooseCalendars(ctx, id, input, [{ id: calendarId, name, writable: true }]);
  }) satisfies Account["choose"];

async function google(): Promise<Account> {
  const name = `${crypto.randomUUID()}@google.example`;
  const credentials = JSON.stringify({ refreshToken: calendars.google.granted(name) });
  const account = {
    provider: "google",
    account: name,
    credentials,
    calendarId: "primary",
    calendarName: null,
  } as const;
  const { id } = await connectCalendar(ctx, account);
  return {
    id,
    name,
    uids: async () => calendars.google.events(name).map(({ iCalUID }) => iCalUID),
    choose: choosing(id, "primary", "Main"),
  };
}

function caldavOn(server: () => Radicale): () => Promise<Account> {
  let made = 0;
  return async () => {
    const radicale = server();
    made += 1;
    const person = radicale.people[made % 2 === 0 ? 0 : 1];
    const calendar = `written-${made}`;
    const calendarId = await makeCalendar(radicale, person, calendar);
    const settings = { reach: privateToo, timeoutSeconds: 10, now: () => Date.now() };
    const input = connectCaldavInput.parse({ serverUrl: radicale.url, username: person, password: "secret" });
    const { id } = await connectCaldav(ctx, settings, input, "Europe/Berlin");
    const { account: name } = await testDb().calendarConnection.update({ where: { id }, data: { calendarId } });
    return {
      id,
      name,
      uids: async () => (await radicale.files(person, calendar)).map((file) => readObject(file)?.uid),
      choose: choosing(id, calendarId, calendar),
    };
  };
}

async function scheduled(wishes: { past?: boolean } = {}) {
  const past = { context: { ...ctx, now: () => 0 }, input: scheduleInput({ startsAt: "2020-01-01T10:00:00Z" }) };
  const { context, input } = wishes.past ? past : { context: ctx, input: scheduleInput() };
  const meeting = await scheduleMeeting(context, input);
  expect(await calendars.sync(meeting.id)).toEqual([]);
  return meeting;
}

const writing = async () => (await listConnections(ctx)).map(({ writes }) => writes);

/** One account after the other is connected, and their owner decides. */
async function goesWhereItsOwnerSays(one: () => Promise<Account>, other: () => Promise<Account>): Promise<void> {
  const first = await one();
  const past = await scheduled({ past: true });
  const second = await other();
  expect(await writing()).toEqual([true, false]);
  const meeting = await scheduled();
  const { id, uid } = meeting;
  const lines = async () => (await findMeetingCalendars(ctx, id)).map(({ account, state }) => [account, state]);
  expect([await first.uids(), await second.uids()]).toEqual([[past.uid, uid], []]);
  expect(await lines()).toEqual([[first.name, "synced"]]);
  expect((await findMeeting(ctx, id)).calendars).toHaveLength(1);

  await second.choose("also");
  await calendars.sync(id);
  expect([await first.uids(), await second.uids()]).toEqual([[past.uid, uid], [uid]]);
  expect(await writing()).toEqual([true, true]);

  await second.choose("instead");
  await calendars.sync(id);
  await calendars.sync(past.id);
  expect([await first.uids(), await second.uids()]).toEqual([[past.uid], [uid]]);
  expect(await lines()).toEqual([[second.name, "synced"]]);
  expect((await findMeeting(ctx, id)).calendars).toMatchObject([{ state: "synced" }]);

  expect((await findTroubledConnections(ctx)).unchosen).toEqual([]);
  await disconnectCalendar(ctx, second.id);
  expect(await writing()).toEqual([false]);
  expect((await findTroubledConnections(ctx)).unchosen).toEqual([first.name]);
  const later = await scheduled();
  expect(await first.uids()).toEqual([past.uid]);
  expect((await findMeeting(ctx, later.id)).calendars).toMatchObject([{ state: "skipped", reason: "not_connected" }]);

  await first.choose("also");
  for (const one of [id, later.id]) await calendars.sync(one);
  expect((await first.uids()).toSorted()).toEqual([past.uid, uid, later.uid].toSorted());
  expect((await findTroubledConnections(ctx)).unchosen).toEqual([]);
}

test("A5: two Google accounts: the first is written to until its owner says otherwise", () =>
  goesWhereItsOwnerSays(google, google));

withRadicale("A5: with a real Radicale", (radicale) => {
  const caldav = caldavOn(radicale);
  test("A5: a CalDAV account after a Google account", () => goesWhereItsOwnerSays(google, caldav));
  test("A5: a CalDAV account after another", () => goesWhereItsOwnerSays(caldav, caldav));
  test("A5: a Google account after a CalDAV account", () => goesWhereItsOwnerSays(caldav, google));
});

test("A5: of two accounts that are connected at once one is written to", async () => {
  await contending(Prisma.sql`select 1 from users for update`, [google, google, google]);
  expect((await writing()).toSorted()).toEqual([false, false, true]);
});

test("A5: an account that is connected again stays what it was", async () => {
  const [first, second] = [await google(), await google()];
  for (const { name } of [first, second]) {
    const credentials = JSON.stringify({ refreshToken: calendars.google.granted(name) });
    await connectCalendar(ctx, {
      provider: "google",
      account: name,
      credentials,
      calendarId: "primary",
      calendarName: null,
    });
  }
  expect(await writing()).toEqual([true, false]);
});

test("A5: disconnecting one that nothing is written to asks for nothing, and the last one's successor is written to", async () => {
  const [first, second] = [await google(), await google()];
  await disconnectCalendar(ctx, second.id);
  expect((await findTroubledConnections(ctx)).unchosen).toEqual([]);
  await disconnectCalendar(ctx, first.id);
  expect((await findTroubledConnections(ctx)).unchosen).toEqual([]);
  await google();
  expect(await writing()).toEqual([true]);
});

test("A5: whoever says no to their only account is not asked again", async () => {
  const first = await google();
  const meeting = await scheduled();
  await first.choose("no");
  await calendars.sync(meeting.id);
  expect(await first.uids()).toEqual([]);
  expect((await findTroubledConnections(ctx)).unchosen).toEqual([]);
  expect(await writing()).toEqual([false]);
});

test("A5: what is only read for busy times is not read for changes", async () => {
  const [first, second] = [await google(), await google()];
  await testDb().calendarConnection.updateMany({ data: { readAt: new Date(0) } });
  await inTransaction(testDb(), (tx) => queueDueCalendarReads(tx, Date.now(), 300));
  const read = await testDb().calendarConnection.findMany({ where: { readAt: { gt: new Date(1) } } });
  const ids = read.map(({ id }) => id);
  expect([ids.includes(first.id), ids.includes(second.id)]).toEqual([true, false]);
});

test("A5: a call that the former account made is the meeting's no more, the new one's is", async () => {
  const first = await google();
  await first.choose("also", { googleMeet: true });
  const meeting = await scheduled();
  const call = async () => (await findMeeting(ctx, meeting.id)).callUrl;
  const before = await call();
  expect(before).toMatch(/^https:/);
  const second = await google();
  await second.choose("instead");
  await calendars.sync(meeting.id);
  expect(await call()).toBeNull();
  await second.choose("also", { googleMeet: true });
  await calendars.sync(meeting.id);
  const after = await call();
  expect(after).toMatch(/^https:/);
  expect(after).not.toBe(before);
});
