import { expect, test } from "vitest";
import type { CalendarAdapter } from "@/lib/adapters/calendar";
import { withBusyKept } from "@/lib/calendar-busy-cache";

const span = (startsAt: number, endsAt: number) => ({ startsAt, endsAt, title: null });

function aCalendar() {
  const asked: object[] = [];
  let clock = 0;
  const listBusy = async (within: object, ids: readonly string[]) => {
    asked.push({ ...within, ids });
    return [span(1_000, 2_000), span(9_000, 12_000)];
  };
  // Safe: the cache uses nothing else of an adapter.
  const adapter = withBusyKept({ listBusy } as unknown as CalendarAdapter, () => clock);
  const wait = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { adapter, asked, wait };
}

test("asked again within a minute the provider is left alone, also for a span that has moved with the clock", async () => {
  const { adapter, asked, wait } = aCalendar();
  expect(await adapter.listBusy({ startsAt: 0, endsAt: 10_000 }, ["a"])).toHaveLength(2);
  wait(59_000);
  expect(await adapter.listBusy({ startsAt: 2_500, endsAt: 69_000 }, ["a"])).toEqual([span(9_000, 12_000)]);
  expect(asked).toEqual([{ startsAt: 0, endsAt: 70_000, ids: ["a"] }]);
  wait(1_000);
  await adapter.listBusy({ startsAt: 0, endsAt: 10_000 }, ["a"]);
  expect(asked).toHaveLength(2);
});

test("another span or other calendars are asked for", async () => {
  const { adapter, asked } = aCalendar();
  await adapter.listBusy({ startsAt: 5_000, endsAt: 10_000 }, ["a"]);
  expect(await adapter.listBusy({ startsAt: 0, endsAt: 3_000 }, ["a"])).toEqual([span(1_000, 2_000)]);
  await adapter.listBusy({ startsAt: 0, endsAt: 3_000 }, ["b"]);
  await adapter.listBusy({ startsAt: 0, endsAt: 90_000 }, ["b"]);
  expect(asked).toHaveLength(4);
});
