import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

async function aMeeting() {
  const host = contextOf(await makeUser());
  const meeting = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [`${crypto.randomUUID()}@x.example`] }));
  const change = (body: UpdateMeetingBody, mayChange?: () => void) =>
    updateMeeting(host, meeting.id, updateMeetingInput.parse(body), { mayChange });
  return { host, meeting, change };
}

test("an update that asks for what is there waits for nobody who holds the meeting", async () => {
  const { meeting, change } = await aMeeting();
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    const { title, timeZone, disclosure, reminders } = meeting;
    const updated = await change({ title: ` ${title} `, timeZone, disclosure, reminders });
    expect([updated.changes, updated.meeting]).toEqual([[], meeting]);
  });
});

test("an account that has not proved an invited address makes no difference", async () => {
  const { meeting, change } = await aMeeting();
  await makeUser({ email: meeting.invitations[0]?.email ?? "", role: "client", verified: false });
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    expect((await change({ title: meeting.title })).changes).toEqual([]);
  });
});

test("a stale copy is refused also where it asks for what is there", async () => {
  const { meeting, change } = await aMeeting();
  const stale = new AppError("stale", "Somebody else changed it.");
  const refuse = () => {
    throw stale;
  };
  await expect(change({ title: meeting.title }, refuse)).rejects.toBe(stale);
});

test("an invitee who was registered meanwhile is converted by an update that asks for nothing", async () => {
  const { meeting, change } = await aMeeting();
  const [invitation] = meeting.invitations;
  const registered = await makeUser({ email: invitation?.email ?? "", role: "client" });
  const updated = await change({ title: meeting.title });
  expect(updated.changes).toEqual([]);
  expect(updated.meeting.invitations).toMatchObject([{ id: invitation?.id, userId: registered.id }]);
  // Another revision would tell the host that there is an account.
  expect(updated.meeting.revision).toBe(meeting.revision);
});

test("how often they are reminded is written, though nobody is told of it", async () => {
  const { meeting, change } = await aMeeting();
  const reminders = meeting.reminders === "none" ? "both" : "none";
  expect((await change({ reminders })).meeting.reminders).toBe(reminders);
});

test("a meeting that was called off takes not even what it is", async () => {
  const { meeting, change } = await aMeeting();
  await change({ status: "cancelled" });
  await expect(change({ title: meeting.title })).rejects.toMatchObject({ code: "conflict" });
});
