import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchMeeting } from "@/components/conversation/watch-meeting";

/** A stream whose server is the test. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }

  close(): void {
    this.readyState = Stream.CLOSED;
  }

  says(event: string): void {
    this.dispatchEvent(new Event(event));
  }

  /** Closed for good by an answer that is no stream; otherwise the browser comes back by itself. */
  fails({ forGood }: { forGood: boolean }): void {
    this.readyState = forGood ? Stream.CLOSED : 0;
    this.says("error");
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const open = () => Stream.all.filter(({ readyState }) => readyState !== Stream.CLOSED);
const stops: (() => void)[] = [];

function watching(meetingId = "m", person?: string): string[] {
  const heard: string[] = [];
  stops.push(watchMeeting({ meetingId, person }, (news) => heard.push(news)));
  return heard;
}

function turn(visibilityState: "visible" | "hidden"): void {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("document", page);
  page.visibilityState = "visible";
  Stream.all = [];
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("all parts of a page share one stream of a meeting, which ends with the last of them", () => {
  const [one, other, elsewhere] = [watching(), watching(), watching("other")];
  expect(Stream.all.map(({ url }) => url)).toEqual(["/api/v1/events?meetingId=m", "/api/v1/events?meetingId=other"]);
  Stream.all[0]?.says("message");
  expect([one, other, elsewhere]).toEqual([["message"], ["message"], []]);
  stops.shift()?.();
  Stream.all[0]?.says("meeting");
  expect([one, other]).toEqual([["message"], ["message", "meeting"]]);
  stops.shift()?.();
  expect(open().map(({ url }) => url)).toEqual(["/api/v1/events?meetingId=other"]);
});

test("a stream that begins tells to catch up: what happened before nobody has heard", () => {
  const heard = watching();
  Stream.all[0]?.says("open");
  expect(heard).toEqual(["catch-up"]);
});

test("a lost connection tells to catch up once while the browser tries again, and once more when it is back", () => {
  const heard = watching();
  Stream.all[0]?.says("open");
  for (const _ of [1, 2, 3]) Stream.all[0]?.fails({ forGood: false });
  expect(heard).toEqual(["catch-up", "catch-up"]);
  Stream.all[0]?.says("open");
  expect(heard).toHaveLength(3);
  Stream.all[0]?.fails({ forGood: false });
  expect(heard).toHaveLength(4);
});

test("a stream that ended for good tells to catch up, and is opened again within half a minute", () => {
  const heard = watching();
  Stream.all[0]?.fails({ forGood: false });
  Stream.all[0]?.fails({ forGood: true });
  expect(heard).toEqual(["catch-up", "catch-up"]);
  vi.advanceTimersByTime(30_000);
  expect(open()).toHaveLength(1);
  Stream.all[1]?.says("message");
  expect(heard.at(-1)).toBe("message");
});

test("a stream that the browser is opening again is left to it", () => {
  watching();
  Stream.all[0]?.fails({ forGood: false });
  vi.advanceTimersByTime(90_000);
  expect(Stream.all).toHaveLength(1);
});

test("a tab that nobody looks at has no stream, and one again when somebody does", () => {
  const heard = watching();
  turn("hidden");
  vi.advanceTimersByTime(60_000);
  expect(open()).toEqual([]);
  turn("visible");
  expect(open()).toHaveLength(1);
  open()[0]?.says("open");
  expect(heard).toEqual(["catch-up"]);
});

test("a page that opens behind another one waits until it is looked at", () => {
  page.visibilityState = "hidden";
  watching();
  expect(Stream.all).toEqual([]);
  turn("visible");
  expect(open()).toHaveLength(1);
});

test("when nobody listens any more, nothing brings the stream back", () => {
  watching();
  stops.shift()?.();
  turn("hidden");
  turn("visible");
  vi.advanceTimersByTime(60_000);
  expect(open()).toEqual([]);
});

test("somebody else who is signed in now has a stream of their own, which says for whom it is", () => {
  watching("m", "berta");
  stops.shift()?.();
  watching("m", "carl");
  expect(open().map(({ url }) => url)).toEqual(["/api/v1/events?meetingId=m&person=carl"]);
});
