import { expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { callOf, roomViewOf } from "@/lib/meetings/room/room-view";
import { testSecrets } from "@/lib/testing/people";
import { invitationRow, meetingRow } from "@/lib/testing/rows";

const host: Actor = { kind: "user", userId: "u-host", role: "counselor" };
const guest: Actor = { kind: "guest", invitationId: "bo" };
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const world = { appUrl: "https://meet.example", server: { url: "https://video.example/rooms/" }, secrets: testSecrets };

const worldAt = (now: number) => ({ ...world, now });
const here = worldAt(startsAt);
const none = { callUrl: null, callAwaitedSince: null };
const video = (locationValue: string | null) => ({ ...none, locationType: "video", locationValue }) as const;
const urlOf = (
  changes: Partial<MeetingRow>,
  wishes: Partial<typeof here> | { server: undefined } = {},
  actor: Actor = host,
) => callOf(meetingRow(changes), actor, { ...here, ...wishes });

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
  expect(urlOf(video("https://own.example/a b?x=1"))).toBe("https://own.example/a%20b?x=1");
  expect(urlOf(video(null))).toMatch(/^https:\/\/video\.example\/rooms\/[0-9a-f]{32}$/);
  expect(urlOf(video(null), { server: undefined })).toBeUndefined();
});

test("the call in the host's calendar comes between the two, and is waited for a minute, not longer", () => {
  const called = { ...video(null), callUrl: "https://meet.google.com/abc-defg-hij" };
  expect(urlOf(called)).toBe("https://meet.google.com/abc-defg-hij");
  expect(urlOf({ ...called, locationValue: "https://own.example/a" })).toBe("https://own.example/a");
  expect(urlOf({ ...called, callUrl: "http://meet.google.com/a" })).toBeUndefined();
  const awaited = { ...video(null), callAwaitedSince: startsAt };
  const room = (now: number) => roomViewOf(meetingRow(awaited), host, worldAt(now));
  expect(room(startsAt + 59_999)).toMatchObject({ callComes: true });
  expect(room(startsAt + 59_999).callSite).toBeUndefined();
  expect(room(startsAt + 60_000)).toMatchObject({ callComes: false, callSite: "video.example" });
  expect(urlOf({ ...called, callAwaitedSince: startsAt })).toBe("https://meet.google.com/abc-defg-hij");
});

test.each(["javascript:alert(1)", "http://own.example/a", "own.example/a", "data:text/html,x"])(
  "nobody is sent to %s",
  (value) => {
    expect(urlOf(video(value))).toBeUndefined();
  },
);

test("a call by phone and a meeting in person lead to no site", () => {
  for (const locationType of ["phone", "in_person"] as const) {
    const links = { locationValue: "https://own.example/a", callUrl: "https://meet.google.com/a" };
    expect(urlOf({ ...none, ...links, locationType })).toBeUndefined();
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

test.each([
  ["the host's own link", "https://own.example/a"],
  ["a room on the own server", null],
])(
  "%s is told to nobody before the room opens, after the host's end, to who said no and to who is not invited",
  (_, value) => {
    const invitations = [invitationRow("bo"), invitationRow("cy", { response: "declined" })];
    const row = { ...video(value), invitations };
    const cy: Actor = { kind: "guest", invitationId: "cy" };
    const removed: Actor = { kind: "guest", invitationId: "di" };
    const endsAt = startsAt + 3600_000;
    for (const actor of [host, guest]) {
      expect(urlOf(row, {}, actor)).toBeDefined();
      expect(urlOf(row, { now: startsAt - 600_001 }, actor)).toBeUndefined();
      expect(urlOf({ ...row, endedByHost: true }, { now: endsAt }, actor)).toBeUndefined();
      expect(urlOf({ ...row, status: "cancelled" }, {}, actor)).toBeUndefined();
      expect(urlOf(row, { now: endsAt + 3600_000 }, actor)).toBeUndefined();
    }
    for (const actor of [cy, removed]) {
      expect(urlOf(row, {}, actor)).toBeUndefined();
      expect(roomViewOf(meetingRow(row), actor, here)).toMatchObject({ declined: true });
      expect(JSON.stringify(roomViewOf(meetingRow(row), actor, here))).not.toContain("video.example");
    }
  },
);
