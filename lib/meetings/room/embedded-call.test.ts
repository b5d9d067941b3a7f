import { expect, test } from "vitest";
import { isEmbedded, mayStay } from "@/lib/meetings/room/embedded-call";

const server = "https://video.example/rooms";

test.each([
  ["https://video.example/rooms/slug", server, true],
  ["https://own.example/slug", server, false],
  ["http://video.example/rooms/slug", server, false],
  ["https://own.example/slug", undefined, false],
  [undefined, server, false],
])("a call at %s, where the installation's server is %s, is shown inside the room: %s", (url, own, expected) => {
  expect(isEmbedded({ url, server: own })).toBe(expected);
});

const endsAt = Date.parse("2026-12-01T11:00:00Z");
const planned = { endsAt, endedByHost: false };

test("who is in the call stays past the planned end for an hour, and leaves with the host's end or a cancellation", () => {
  expect(mayStay("open", planned, endsAt - 1)).toBe(true);
  expect(mayStay("ended", planned, endsAt + 3600_000 - 1)).toBe(true);
  expect(mayStay("ended", planned, endsAt + 3600_000)).toBe(false);
  expect(mayStay("ended", { endsAt, endedByHost: true }, endsAt + 1)).toBe(false);
  expect(mayStay("cancelled", planned, endsAt - 1)).toBe(false);
  expect(mayStay("before", planned, endsAt - 1)).toBe(false);
});
