import { expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { callUrlOf, roomViewOf } from "@/lib/meetings/room/room-view";
import { invitationRow, meetingRow } from "@/lib/testing/rows";

const host: Actor = { kind: "user", userId: "u-host", role: "counselor" };
const guest: Actor = { kind: "guest", invitationId: "bo" };
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const jitsiUrl = "https://video.example/rooms/";

const worldAt = (now: number) => ({ appUrl: "https://meet.example", now, jitsiUrl });
const none = { callUrl: null, callAwaitedSince: null, slug: "slug" };
const video = (locationValue: string | null) => ({ ...none, locationType: "video", locationValue }) as const;
const here = { jitsiUrl, now: startsAt };

test.each([
  ["before", startsAt - 600_001],
  ["open", startsAt - 600_000],
  ["open", startsAt + 3_599_999],
  ["ended", startsAt + 3_600_000],
])("the room is %s at %d", (state, now) => {
  expect(roomViewOf(meetingRow(), host, worldAt(now)).state).toBe(state);
});

test("a cancelled meeting has no room, whatever the clock says", () => {
  const meeting = meetingRow({ status: "cancelled" });
  expect(roomViewOf(meeting, host, worldAt(startsAt)).state).toBe("cancelled");
});

test("the host's own link comes before the video server", () => {
  expect(callUrlOf(video("https://own.example/a b?x=1"), here)).toBe("https://own.example/a%20b?x=1");
  expect(callUrlOf(video(null), here)).toBe("https://video.example/rooms/slug");
  expect(callUrlOf(video(null), { ...here, jitsiUrl: undefined })).toBeUndefined();
});

test("the call in the host's calendar comes between the two, and is waited for a minute, not longer", () => {
  const called = { ...video(null), callUrl: "https://meet.google.com/abc-defg-hij" };
  expect(callUrlOf(called, here)).toBe("https://meet.google.com/abc-defg-hij");
  expect(callUrlOf({ ...called, locationValue: "https://own.example/a" }, here)).toBe("https://own.example/a");
  expect(callUrlOf({ ...called, callUrl: "http://meet.google.com/a" }, here)).toBeUndefined();
  const awaited = { ...video(null), callAwaitedSince: startsAt };
  const room = (now: number) => roomViewOf(meetingRow(awaited), host, worldAt(now));
  expect(room(startsAt + 59_999)).toMatchObject({ callComes: true });
  expect(room(startsAt + 59_999).callSite).toBeUndefined();
  expect(room(startsAt + 60_000)).toMatchObject({ callComes: false, callSite: "video.example" });
  expect(callUrlOf({ ...called, callAwaitedSince: startsAt }, here)).toBe("https://meet.google.com/abc-defg-hij");
});

test.each(["javascript:alert(1)", "http://own.example/a", "own.example/a", "data:text/html,x"])(
  "nobody is sent to %s",
  (value) => {
    expect(callUrlOf(video(value), here)).toBeUndefined();
  },
);

test("a call by phone and a meeting in person lead to no site", () => {
  for (const locationType of ["phone", "in_person"] as const) {
    const links = { locationValue: "https://own.example/a", callUrl: "https://meet.google.com/a" };
    expect(callUrlOf({ ...none, ...links, locationType }, here)).toBeUndefined();
  }
});

test("the reader is told the site of the call, and only the host who is invited", () => {
  const meeting = meetingRow({
    ...video("https://own.example/secret"),
    invitations: [invitationRow("bo"), invitationRow("cy")],
  });
  const forGuest = roomViewOf(meeting, guest, worldAt(startsAt));
  expect(forGuest).toMatchObject({ hosting: false, callSite: "own.example" });
  expect(JSON.stringify(forGuest)).not.toContain("cy@x.example");
  const forHost = roomViewOf(meeting, host, worldAt(startsAt));
  expect(forHost.hosting).toBe(true);
  expect(forHost.meeting.invitees.map(({ id }) => id)).toEqual(["bo", "cy"]);
});
