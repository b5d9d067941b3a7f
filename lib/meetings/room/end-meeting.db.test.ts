import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { announceMeeting } from "@/lib/meetings/announce/announce-meeting";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { endMeeting } from "@/lib/meetings/room/end-meeting";
import { joinMeeting } from "@/lib/meetings/room/join-meeting";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";

const minute = 60_000;

/** A meeting of an hour of which its guest has been told, with a clock that stands `minutes` after its start. */
async function aMeetingAfter(minutes: number) {
  const { ada, meeting } = await aStoredMeeting();
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { notifiedRevision: 1 } });
  const clock = { now: meeting.startsAt + minutes * minute };
  const asHost = contextOf(ada, { now: () => clock.now });
  const guest = { ...contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" }), now: asHost.now };
  const announced = () => inTransaction(testDb(), (tx) => announceMeeting(tx, meeting.id, clock.now));
  return { ada, meeting, clock, asHost, guest, announced };
}

test("its end becomes now, its room closes, and what the outside knows of it stays as it is", async () => {
  const { meeting, clock, asHost, guest } = await aMeetingAfter(20);
  const ended = await endMeeting(asHost, meeting.id);
  expect(ended).toMatchObject({ endsAt: clock.now, endedByHost: true, sequence: 0, revision: 2 });
  await expect(joinMeeting(guest, meeting.id)).rejects.toMatchObject({ code: "meeting_ended" });
  const [line] = await testDb().historyEntry.findMany({ where: { meetingId: meeting.id, action: "meeting_ended" } });
  expect(line?.changes).toEqual([{ field: "endsAt", from: "2027-03-10T16:00:00Z", to: "2027-03-10T15:20:00Z" }]);
});

test("nobody is told of it, nor of what the host corrects afterwards or had changed a moment before", async () => {
  const { meeting, clock, asHost, announced } = await aMeetingAfter(20);
  await updateMeeting(asHost, meeting.id, { title: "Changed a moment before" });
  await endMeeting(asHost, meeting.id);
  expect(await announced()).toEqual({ kind: "announced", messages: 0 });
  clock.now += minute;
  await updateMeeting(asHost, meeting.id, { title: "Corrected afterwards" });
  expect(await announced()).toEqual({ kind: "announced", messages: 0 });
});

test("moved to a later day it is an upcoming meeting again, of which people are told", async () => {
  const { meeting, clock, asHost, announced } = await aMeetingAfter(20);
  await endMeeting(asHost, meeting.id);
  const startsAt = clock.now + 24 * 3600_000;
  const { meeting: moved } = await updateMeeting(asHost, meeting.id, { startsAt, durationMinutes: 60 });
  expect(moved.endedByHost).toBe(false);
  expect(await announced()).toEqual({ kind: "announced", messages: 1 });
});

test("ending it twice is ending it once, and one that is over by itself stays as it was", async () => {
  const { meeting, clock, asHost } = await aMeetingAfter(20);
  const first = await endMeeting(asHost, meeting.id);
  clock.now += minute;
  expect(await endMeeting(asHost, meeting.id)).toEqual(first);
  const other = await aMeetingAfter(61);
  expect(await endMeeting(other.asHost, other.meeting.id)).toMatchObject({ revision: 1, endedByHost: false });
});

test("it cannot end before it began, nor once it is cancelled", async () => {
  const early = await aMeetingAfter(0);
  await expect(endMeeting(early.asHost, early.meeting.id)).rejects.toMatchObject({ code: "conflict" });
  const { meeting, asHost } = await aMeetingAfter(20);
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  await expect(endMeeting(asHost, meeting.id)).rejects.toMatchObject({ code: "meeting_cancelled" });
});

test("only its host ends it, and strangers find nothing", async () => {
  const { meeting, guest } = await aMeetingAfter(20);
  await expect(endMeeting(guest, meeting.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(endMeeting(contextOf(await makeUser()), meeting.id)).rejects.toMatchObject({ code: "not_found" });
});
