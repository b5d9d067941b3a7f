import { expect, test } from "vitest";
import { type BusySpan, type CalendarAdapter, CalendarError, type CalendarFor } from "@/lib/adapters/calendar";
import type { CalendarConnection } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";
import { makeUser, testSecrets } from "@/lib/testing/people";
import { busyTimesWith } from "@/lib/wiring/calendar-busy";

const at = (time: string) => Date.parse(`2031-03-10T${time}:00Z`);
const within = { startsAt: at("09:00"), endsAt: at("10:00") };
const span = (from: string, to: string): BusySpan => ({ startsAt: at(from), endsAt: at(to), title: "Team", uid: "u1" });

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
      return listing ? listing(...args) : Promise.resolve([]);
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
  await testDb().calendarConnection.create({ data: { ...data, sealedCredentials: testSecrets.seal("{}"), ...wishes } });
  return id;
}

test("what calendars say of that time is joined in order, with where it comes from", async () => {
  const { read, asked } = await reading([
    async () => [span("09:30", "11:00"), span("10:00", "11:00")],
    async () => [span("08:00", "09:15")],
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
    args: [{ startsAt: at("00:00"), endsAt: at("00:00") + 86_400_000 }, ["a", "b"]],
  });
});

test("nobody knows anything where no calendar is connected, and nobody is asked where none counts", async () => {
  const { read, user, asked } = await reading([]);
  expect(await read()).toEqual({ connected: false, busy: [], unread: [] });
  await connect(user.id, { busyCalendarIds: [] });
  expect(await read()).toEqual({ connected: true, busy: [], unread: [] });
  expect(asked).toEqual([]);
});

test("a calendar that does not answer is gone without, and its answer is there for the next time", async () => {
  let arrive: (spans: BusySpan[]) => void = () => undefined;
  const slow: Listing = () => new Promise((resolve) => (arrive = resolve));
  const { read, asked } = await reading([slow, async () => [span("09:00", "10:00")]], () => Promise.resolve());
  const first = await read();
  expect(first).toMatchObject({
    connected: true,
    unread: [{ source: "caldav", account: expect.stringContaining("cal.example") }],
  });
  arrive([span("09:45", "10:15")]);
  expect((await read()).busy).toHaveLength(2);
  expect(asked).toHaveLength(2);
});

test.each(["broken", "temporary", "ambiguous", "rate_limited", "permanent"] as const)(
  "a %s calendar is unread, and the others are not",
  async (kind) => {
    const failing: Listing = async () => {
      throw new CalendarError(kind, "timeout");
    };
    const { read } = await reading([failing, async () => [span("09:00", "10:00")]]);
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
    return [span("09:00", "10:00"), span("14:00", "15:00")];
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
