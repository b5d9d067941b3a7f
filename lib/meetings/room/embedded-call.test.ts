import { expect, test } from "vitest";
import { isEmbedded } from "@/lib/meetings/room/embedded-call";

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
