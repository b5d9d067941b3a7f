import { afterEach, expect, test, vi } from "vitest";
import type { EventHub, Subscriber } from "@/lib/live/hub";
import { presentSnapshot } from "@/lib/live/read-events";
import { aStream } from "@/lib/live/testing/stream";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

afterEach(() => vi.useRealTimers());

/** A hub that is moved by hand. */
function byHand() {
  let position: ReturnType<EventHub["position"]>;
  const watchers: Subscriber[] = [];
  const hub: EventHub = {
    watch(watcher) {
      watchers.push(watcher);
      return () => undefined;
    },
    position: () => position,
    stop: async () => undefined,
  };
  const move = async () => {
    position = { snapshot: await presentSnapshot({ db: testDb() }), at: performance.now() };
    for (const { wake } of watchers) wake();
  };
  return { hub, move };
}

test("what happens while a stream that had nothing to tell proves itself is not passed over", async () => {
  const host = contextOf(await makeUser({ practiceId: (await makePractice()).id }));
  const { hub, move } = byHand();
  const proving: (() => Promise<void>)[] = [];
  const stillGood = async () => {
    await proving.shift()?.();
    return true;
  };
  const stream = await aStream(host, hub, { stillGood });
  const heard = await scheduleMeeting(host, scheduleInput());
  await move();
  expect((await stream.next())?.data.meetingId).toBe(heard.id);

  const late = Promise.withResolvers<string>();
  proving.push(async () => {
    late.resolve((await scheduleMeeting(host, scheduleInput())).id);
    await move();
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const next = stream.next();
  await vi.advanceTimersByTimeAsync(15_000);
  vi.useRealTimers();
  expect((await next)?.data.meetingId).toBe(await late.promise);
});
