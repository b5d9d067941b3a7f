import { expect, test } from "vitest";
import {
  type BusyReading,
  type BusySpan,
  type CalendarAdapter,
  CalendarError,
  type CalendarFor,
} from "@/lib/adapters/calendar";
import type { CalendarConnection } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { makeUser, testSecrets } from "@/lib/testing/people";
import { busyTimesWith } from "@/lib/wiring/calendar-busy";

const at = (time: string) => Date.parse(`2031-03-10T${time}:00Z`);
const within = { startsAt: at("09:00"), endsAt: at("10:00") };
const span = (from: string, to: string): BusySpan => ({ startsAt: at(from), endsAt: at(to), title: "Team", uid: "u1" });

const says = (...spans: BusySpan[]): BusyReading => ({ spans, unreadEvents: [], complete: true });

type Listing = CalendarAdapter["listBusy"];

/** A person with a connection for each listing, and what reads them. Nothing is waited for unless `patience` says how long. */
async function reading(listings: Listing[], patience: () => Promise<unknown> = () => new Promise(() => undefined)) {
  const user = await makeUser();
  const asked: { connectionId: string; credentials: string; args: Parameters<Listing> }[] = [];
  const byId = new Map<string, Listing>();
  for (const listing of listings) byId.set(await connect(user.id), listing);
  const calendarFor: CalendarFor = ({ connectionId, credentials }) => {
    const listing = byId.get(connectionId);
    const listBusy: Listing = (...args) => {
      asked.push({ connectionId, credentials, args });
      return listing ? listing(...args) : Promise.resolve(says());
    };
    return { listBusy } as CalendarAdapter; // Safe: busy times need no other method.
  };
  const clock = { now: at("00:00") };
  const parts = { db: testDb(), secrets: testSecrets, calendarFor, now: () => clock.now, patience };
  const read = busyTimesWith(parts);
  return { user, asked, clock, read: (span = within) => read(user.id, span) };
}

async function connect(userId: string, wishes: Partial<CalendarConnection> = {}): Promise<string> {
  const id = newId();
  const data = {
    id,
    userId,
    provider: "caldav" as const,
    account: `${id} (cal.example)`,
    calendarId: "a",
    busyCalendarIds: ["a", "b"],
    createdAt: new Date(),
  };
  await testDb().calendarConnection.create({
    data: { ...data, sealedCredentials: testSecrets.seal("{}", placeOf.calendar(userId)), ...wishes },
  });
  return id;
}

test("what calendars say of that time is joined in order, with where it comes from", async () => {
  const { read, asked } = await reading([
    async () => says(span("09:30", "11:00"), span("10:00", "11:00")),
    async () => says(span("08:00", "09:15")),
  ]);
  expect(await read()).toEqual({
    connected: true,
    unread: [],
    busy: [
      { ...span("08:00", "09:15"), source: "caldav" },
      { ...span("09:30", "11:00"), source: "caldav" },
    ],
  });
  expect(asked[0]).toMatchObject({
    credentials: "{}",
    args: [{ startsAt: Date.parse("2031-03-06"), endsAt: Date.parse("2031-04-03") }, ["a", "b"]],
  });
});

test("one event that stands in two accounts counts once, two that nobody can tell apart count twice", async () => {
  const shared = { ...span("09:30", "10:00"), uid: "m1@meet.example" };
  const moved = { ...shared, ...span("09:20", "09:25"), uid: "m1@meet.example" };
  const untold = { ...span("09:00", "09:15"), uid: null };
  const { read } = await reading([
    async () => says(shared, untold),
    async () => says({ ...shared, title: "Again" }, moved, untold),
  ]);
  const starts = [untold, untold, moved, shared].map(({ startsAt }) => startsAt);
  expect((await read()).busy.map(({ startsAt }) => startsAt)).toEqual(starts);
  expect((await read()).busy.at(-1)?.title).toBe(shared.title);
});

test("nobody knows anything where no calendar is connected, and nobody is asked where none counts", async () => {
  const { read, user, asked } = await reading([]);
  expect(await read()).toEqual({ connected: false, busy: [], unread: [] });
  await connect(user.id, { busyCalendarIds: [] });
  expect(await read()).toEqual({ connected: true, busy: [], unread: [] });
  expect(asked).toEqual([]);
});

test("a calendar that does not answer is gone without, and its answer is there for the next time", async () => {
  let arrive: (reading: BusyReading) => void = () => undefined;
  const slow: Listing = () => new Promise((resolve) => (arrive = resolve));
  const { read, asked } = await reading(
    [slow, async () => says(span("09:00", "10:00"))],
    () => new Promise(setImmediate),
  );
  const first = await read();
  expect(first).toMatchObject({
    connected: true,
    unread: [{ source: "caldav", account: expect.stringContaining("cal.example") }],
  });
  arrive(says(span("09:45", "10:15")));
  expect((await read()).busy).toHaveLength(2);
  expect(asked).toHaveLength(2);
});

test.each(["broken", "temporary", "ambiguous", "rate_limited", "permanent"] as const)(
  "a %s calendar is unread, and the others are not",
  async (kind) => {
    const failing: Listing = async () => {
      throw new CalendarError(kind, "timeout");
    };
    const { read } = await reading([failing, async () => says(span("09:00", "10:00"))]);
    expect(await read()).toMatchObject({ busy: [{ title: "Team" }], unread: [{ source: "caldav" }] });
  },
);

test("a connection that is broken is not asked", async () => {
  const { read, user, asked } = await reading([]);
  await connect(user.id, { state: "broken", brokenReason: "access_refused" });
  expect(await read()).toMatchObject({ connected: true, busy: [], unread: [{ source: "caldav" }] });
  expect(asked).toEqual([]);
});

test("an answer is kept for a minute, for other hours of the same days too, and a failure likewise", async () => {
  let fails = false;
  const listing: Listing = async () => {
    if (fails) throw new CalendarError("temporary", "unreachable");
    return says(span("09:00", "10:00"), span("14:00", "15:00"));
  };
  const { read, asked, clock } = await reading([listing]);
  await read();
  expect((await read({ startsAt: at("14:00"), endsAt: at("14:10") })).busy).toMatchObject([{ startsAt: at("14:00") }]);
  expect(asked).toHaveLength(1);
  fails = true;
  clock.now += 60_001;
  expect((await read()).unread).toHaveLength(1);
  expect((await read()).unread).toHaveLength(1);
  expect(asked).toHaveLength(2);
});

test("what is no failure of a calendar is a bug and comes through", async () => {
  const { read } = await reading([() => Promise.reject(new TypeError("bug"))]);
  await expect(read()).rejects.toThrow("bug");
});

test("of an answer in which calendars are missing the rest counts, the account is unread, and it is asked again at once", async () => {
  let complete = false;
  const { read, asked } = await reading([async () => ({ ...says(span("09:00", "10:00")), complete })]);
  expect(await read()).toMatchObject({ busy: [{ title: "Team" }], unread: [{ source: "caldav" }] });
  complete = true;
  expect(await read()).toMatchObject({ busy: [{ title: "Team" }], unread: [] });
  await read();
  expect(asked).toHaveLength(2);
});

test("events that nobody can read are named, and the others count", async () => {
  const { read } = await reading([async () => ({ ...says(span("09:00", "10:00")), unreadEvents: ["Odd", ""] })]);
  const unread = [{ source: "caldav", account: expect.stringContaining("cal.example"), events: ["Odd", ""] }];
  expect(await read()).toMatchObject({ busy: [{ title: "Team" }], unread });
});

test("days of the same weeks are one question, and what reaches over their end counts once", async () => {
  const long = { ...span("09:00", "10:00"), startsAt: Date.parse("2031-04-02"), endsAt: Date.parse("2031-04-05") };
  const { read, asked } = await reading([async () => says(long)]);
  const day = (date: string) => ({ startsAt: Date.parse(date), endsAt: Date.parse(date) + 86_400_000 });
  for (const date of ["2031-03-06", "2031-03-10", "2031-04-02"]) await read(day(date));
  expect(asked).toHaveLength(1);
  expect((await read({ startsAt: Date.parse("2031-03-20"), endsAt: Date.parse("2031-04-20") })).busy).toHaveLength(1);
  expect(asked).toHaveLength(2);
});

test("an account is read one block after the other, thirty times a minute at most, whatever is asked for", async () => {
  let [open, most] = [0, 0];
  const listing: Listing = async () => {
    most = Math.max(most, ++open);
    await new Promise(setImmediate);
    open--;
    return says();
  };
  const { read, asked, clock } = await reading([listing]);
  const month = (index: number) => ({
    startsAt: at("00:00") + index * 28 * 86_400_000,
    endsAt: at("00:01") + index * 28 * 86_400_000,
  });
  const answers = await Promise.all(Array.from({ length: 35 }, (_, index) => read(month(index))));
  expect([asked.length, most]).toEqual([30, 1]);
  expect(answers.filter(({ unread }) => unread.length > 0)).toHaveLength(5);
  clock.now += 60_001;
  expect((await read(month(40))).unread).toEqual([]);
});

test("no more is kept than fits: a calendar full of events drives out what was kept before", async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({ ...span("09:00", "10:00"), uid: `u${index}` }));
  const { read, asked } = await reading([async () => says(...many)]);
  const month = (index: number) => ({
    startsAt: at("00:00") + index * 28 * 86_400_000,
    endsAt: at("00:01") + index * 28 * 86_400_000,
  });
  for (const index of [0, 1, 2, 0]) await read(month(index));
  expect(asked).toHaveLength(4);
  await read(month(0));
  expect(asked).toHaveLength(4);
});
