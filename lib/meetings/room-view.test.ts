import { expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { callUrlOf, roomViewOf } from "@/lib/meetings/room-view";
import { invitationRow, meetingRow } from "@/lib/testing/rows";

const host: Actor = { kind: "user", userId: "u-host", role: "counselor" };
const guest: Actor = { kind: "guest", invitationId: "bo" };
const startsAt = Date.parse("2027-03-10T15:00:00Z");
const jitsiUrl = "https://video.example/rooms/";

const worldAt = (now: number) => ({ appUrl: "https://meet.example", now, jitsiUrl });
const video = (locationValue: string | null) => ({ locationType: "video", locationValue, slug: "slug" }) as const;

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
  expect(callUrlOf(video("https://own.example/a b?x=1"), jitsiUrl)).toBe("https://own.example/a%20b?x=1");
  expect(callUrlOf(video(null), jitsiUrl)).toBe("https://video.example/rooms/slug");
  expect(callUrlOf(video(null), undefined)).toBeUndefined();
});

test.each(["javascript:alert(1)", "http://own.example/a", "own.example/a", "data:text/html,x"])(
  "nobody is sent to %s",
  (value) => {
    expect(callUrlOf(video(value), jitsiUrl)).toBeUndefined();
  },
);

test("a call by phone and a meeting in person lead to no site", () => {
  for (const locationType of ["phone", "in_person"] as const) {
    expect(callUrlOf({ locationType, locationValue: "https://own.example/a", slug: "slug" }, jitsiUrl)).toBeUndefined();
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
