import { expect, test } from "vitest";
import { findRoom } from "@/lib/meetings/room/find-room";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

test("host, invitee and guest find the room by its link", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  for (const ctx of [contextOf(ada), guest]) {
    expect((await findRoom(ctx, meeting.slug))?.id).toBe(meeting.id);
  }
});

test("strangers, removed guests and guests of another meeting find what they find for a link that never was: nothing", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const other = await scheduleMeeting(contextOf(ada), scheduleInput({ inviteeEmails: ["cy@x.example"] }));
  const guest = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  const otherGuest = contextAs({ kind: "guest", invitationId: other.invitations[0]?.id ?? "" });
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  for (const ctx of [contextOf(await makeUser()), guest, otherGuest]) {
    expect(await findRoom(ctx, meeting.slug)).toBeUndefined();
  }
});

test.each(["A".repeat(24), "", "%00", "\0", "' or true --", "unknown", "_".repeat(24)])(
  "%j leads to no room",
  async (slug) => {
    const { ada } = await aStoredMeeting();
    expect(await findRoom(contextOf(ada), slug)).toBeUndefined();
  },
);
