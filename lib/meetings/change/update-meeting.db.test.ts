import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { announceMeeting } from "@/lib/meetings/announce/announce-meeting";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { markAnnounced } from "@/lib/meetings/change/silent-change";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeRelationship, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

let ctx: Context;
let colleague: Awaited<ReturnType<typeof makeUser>>;
let client: Awaited<ReturnType<typeof makeUser>>;
let meeting: MeetingRow;

beforeEach(async () => {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  colleague = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  client = await makeUser({ name: "Mara Lind", role: "client" });
  const relationship = await makeRelationship(host, client);
  ctx = contextOf(host);
  const input = scheduleInput({
    relationshipId: relationship.id,
    inviteeUserIds: [colleague.id],
    inviteeEmails: ["bo@x.example"],
  });
  meeting = await scheduleMeeting(ctx, input);
});

const change = (body: UpdateMeetingBody, as = ctx) => updateMeeting(as, meeting.id, updateMeetingInput.parse(body));

/** What the announcement promises that was not promised before: "address channel template". */
async function announced(now = Date.now()): Promise<string[]> {
  const before = new Set((await deliveries()).map(({ id }) => id));
  await inTransaction(testDb(), (tx) => announceMeeting(tx, meeting.id, now));
  return (await deliveries())
    .filter(({ id }) => !before.has(id))
    .map(({ invitation, channel, template }) => `${nameOf(invitation.email)} ${channel} ${template}`)
    .sort();
}

function deliveries() {
  return testDb().delivery.findMany({ where: { meetingId: meeting.id }, include: { invitation: true } });
}

function nameOf(email: string): string {
  if (email === colleague.email) return "colleague";
  return email === client.email ? "client" : (email.split("@")[0] ?? email);
}

const tomorrow = { startsAt: "2027-03-11T16:00:00+01:00" };

test("a new time is told to everyone, from old to new, and their answers are asked again", async () => {
  await testDb().invitation.updateMany({
    where: { meetingId: meeting.id, userId: client.id },
    data: { response: "accepted" },
  });
  const updated = await change(tomorrow);

  expect(updated.changes).toEqual([
    { field: "startsAt", from: "2027-03-10T15:00:00Z", to: "2027-03-11T15:00:00Z" },
    { field: "endsAt", from: "2027-03-10T16:00:00Z", to: "2027-03-11T16:00:00Z" },
  ]);
  expect([updated.meeting.sequence, updated.meeting.revision]).toEqual([1, 2]);
  const row = await testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, userId: client.id } });
  expect([row.response, row.earlierResponse]).toEqual(["needs_action", "accepted"]);
  expect(await announced()).toEqual([
    "bo email meeting_updated",
    "client email meeting_updated",
    "client in_app meeting_updated",
    "colleague email meeting_updated",
    "colleague in_app meeting_updated",
  ]);
  const notification = await testDb().notification.findFirstOrThrow({
    where: { userId: client.id, kind: "meeting_updated" },
  });
  expect(notification.changes).toEqual(updated.changes);
});

test("another title keeps the answers", async () => {
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { response: "accepted" } });
  await change({ title: "Second conversation" });
  const rows = await testDb().invitation.findMany({ where: { meetingId: meeting.id } });
  expect(rows.map(({ response }) => response)).toEqual(["accepted", "accepted", "accepted"]);
});

test("values in another notation are no change: nothing is written and nothing promised", async () => {
  const updated = await change({
    title: "  First conversation ",
    startsAt: "2027-03-10T15:00:00.000Z",
    durationMinutes: 60,
    inviteeEmails: [" BO@x.example "],
    location: { type: "video" },
  });
  expect(updated.changes).toEqual([]);
  const row = await testDb().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
  expect([row.revision, row.sequence, row.updatedAt.getTime()]).toEqual([1, 0, meeting.updatedAt]);
  expect(await testDb().historyEntry.count({ where: { meetingId: meeting.id } })).toBe(1);
  expect(await announced()).toEqual([]);
});

test("another disclosure is stored and told to nobody", async () => {
  const updated = await change({ disclosure: "full" });
  expect([updated.changes, updated.meeting.disclosure, updated.meeting.sequence]).toEqual([[], "full", 0]);
  expect(await announced()).toEqual([]);
});

test("five changes before the announcement are told as one, from the first old to the last new", async () => {
  for (const title of ["b", "c", "d", "e", "f"]) await change({ title });
  expect((await findMeeting(ctx, meeting.id)).sequence).toBe(1);
  expect(await announced()).toHaveLength(5);
  const notification = await testDb().notification.findFirstOrThrow({
    where: { userId: client.id, kind: "meeting_updated" },
  });
  expect(notification.changes).toEqual([{ field: "title", from: "First conversation", to: "f" }]);
  expect(await announced()).toEqual([]);
});

test("there and back before the announcement is told to nobody", async () => {
  await change({ title: "Other" });
  await change({ title: "First conversation" });
  expect(await announced()).toEqual([]);
});

test("there and back and there, announced one by one, are four updates with the sequences 1 to 4", async () => {
  const sequences: number[] = [];
  for (const title of ["B", "A", "B", "A"]) {
    sequences.push((await change({ title })).meeting.sequence);
    expect(await announced()).toHaveLength(5);
  }
  expect(sequences).toEqual([1, 2, 3, 4]);
});

test("nothing is promised before the time for undoing is over", async () => {
  await change({ title: "Other" }, { ...ctx, announceDelaySeconds: 8 });
  expect(await announced(Date.now() + 7_000)).toEqual([]);
  expect(await announced(Date.now() + 9_000)).toHaveLength(5);
});

test("adding one person tells that person alone", async () => {
  const updated = await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  expect(updated.changes.map(({ field }) => field)).toEqual(["invitees"]);
  expect(updated.meeting.sequence).toBe(0);
  expect(await announced()).toEqual(["cy email scheduled_meeting_invitation"]);
});

test("a removed person loses the meeting at once and hears of it alone; the others hear nothing", async () => {
  const updated = await change({ inviteeUserIds: [] });
  await expect(findMeeting(contextOf(colleague), meeting.id)).rejects.toMatchObject({ code: "not_found" });
  const members = await testDb().conversationMember.findMany({ where: { conversationId: meeting.conversationId } });
  expect(members.map(({ userId }) => userId)).not.toContain(colleague.id);
  expect(updated.meeting.sequence).toBe(1);
  expect(await announced()).toEqual(["colleague email meeting_cancelled", "colleague in_app meeting_cancelled"]);
});

test("removed, added again and called off before anyone heard of it: whoever holds an invitation hears that it is off", async () => {
  await change({ inviteeEmails: [] });
  await change({ inviteeEmails: ["bo@x.example"] });
  const { notices } = await previewUpdate(ctx, meeting.id, updateMeetingInput.parse({ status: "cancelled" }));
  expect(notices.map(({ template }) => template)).toContain("meeting_cancelled");
  await change({ status: "cancelled" });
  expect(await announced()).toContain("bo email meeting_cancelled");
});

test("S-14: removed and added again before anyone heard of it: another link and another invitation", async () => {
  const tokenOf = (version: number) => testSecrets.tokenFor("invitation", before.id, version);
  const before = await invitationOfBo();
  await testDb().guestConfirmation.create({
    data: { id: newId(), invitationId: before.id, tokenHash: Buffer.from("a browser's"), createdAt: new Date() },
  });
  await change({ inviteeEmails: [] });
  const input = updateMeetingInput.parse({ inviteeEmails: ["bo@x.example"] });
  const { notices } = await previewUpdate(ctx, meeting.id, input);
  await change({ inviteeEmails: ["bo@x.example"] });
  const again = await invitationOfBo();
  expect([again.id, again.removedAt]).toEqual([before.id, null]);
  expect(await findGuest(ctx, tokenOf(0))).toBeUndefined();
  expect(await findGuest(ctx, tokenOf(1))).toMatchObject({ invitationId: before.id });
  expect(await testDb().guestConfirmation.count({ where: { invitationId: before.id } })).toBe(0);
  expect(notices.map(({ email, template }) => `${nameOf(email)} ${template}`)).toEqual([
    "bo scheduled_meeting_invitation",
  ]);
  expect(await announced()).toEqual(["bo email scheduled_meeting_invitation"]);
  expect(await announced()).toEqual([]);
});

test("S-14: a word-less change after it leaves the invitation due, and undoing it leaves the cancellation due", async () => {
  await change({ inviteeEmails: [] });
  const { meeting: back } = await change({ inviteeEmails: ["bo@x.example"] });
  await inTransaction(testDb(), (tx) => markAnnounced(tx, meeting.id));
  expect(await announced()).toEqual(["bo email scheduled_meeting_invitation"]);
  await change({ inviteeEmails: [] });
  const delayed = { ...ctx, announceDelaySeconds: 8 };
  const { meeting: returned } = await change({ inviteeEmails: ["bo@x.example"] }, delayed);
  expect(returned.revision).toBe(back.revision + 2);
  await undoChange(delayed, meeting.id, returned.revision);
  expect(await announced(Date.now() + 9_000)).toEqual(["bo email meeting_cancelled"]);
});

test("S-14: undoing a removal restores the link and what was proved by it", async () => {
  const { id } = await invitationOfBo();
  const delayed = { ...ctx, announceDelaySeconds: 8 };
  const { meeting: without } = await change({ inviteeEmails: [] }, delayed);
  expect(await findGuest(ctx, testSecrets.tokenFor("invitation", id, 0))).toBeUndefined();
  await undoChange(delayed, meeting.id, without.revision);
  expect(await findGuest(ctx, testSecrets.tokenFor("invitation", id, 0))).toMatchObject({ invitationId: id });
  expect(await announced(Date.now() + 9_000)).toEqual([]);
});

function invitationOfBo() {
  return testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, email: "bo@x.example" } });
}

test("added again after the cancellation: a new invitation with a sequence above the cancellation's", async () => {
  const removed = await change({ inviteeEmails: [] });
  await announced();
  const again = await change({ inviteeEmails: ["bo@x.example"] });
  expect(again.meeting.sequence).toBeGreaterThan(removed.meeting.sequence);
  expect(await announced()).toEqual(["bo email scheduled_meeting_invitation"]);
});

test("someone added and removed before the announcement never hears of the meeting", async () => {
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  await change({ inviteeEmails: ["bo@x.example"] });
  expect(await announced()).toEqual([]);
});

test("an address that has been verified since becomes internal in place, with no second invitation", async () => {
  await change({ inviteeEmails: ["dee@x.example"] });
  await announced();
  const [before] = await testDb().invitation.findMany({ where: { meetingId: meeting.id, email: "dee@x.example" } });
  const dee = await makeUser({ email: "dee@x.example", role: "client" });
  const updated = await change({ title: "Second conversation" });
  const rows = await testDb().invitation.findMany({ where: { meetingId: meeting.id, email: "dee@x.example" } });
  expect(rows.map(({ id, kind, userId }) => [id, kind, userId])).toEqual([[before?.id, "internal", dee.id]]);
  expect(updated.changes.map(({ field }) => field)).toEqual(["title"]);
  expect((await announced()).filter((line) => line.startsWith("dee "))).toEqual([
    "dee email meeting_updated",
    "dee in_app meeting_updated",
  ]);
});

test("someone invited stays invited although the relationship has ended since", async () => {
  await testDb().relationship.updateMany({
    where: { clientId: client.id },
    data: { status: "ended", endedAt: new Date() },
  });
  const updated = await change({ title: "Second conversation" });
  expect(updated.meeting.invitations).toHaveLength(3);
});

test("cancelling tells everyone who was told, with the message kept, and nothing can change after it", async () => {
  const updated = await change({ status: "cancelled", cancelReason: " I am ill. " });
  expect([updated.meeting.status, updated.meeting.cancelReason, updated.meeting.sequence]).toEqual([
    "cancelled",
    "I am ill.",
    1,
  ]);
  expect(await announced()).toEqual([
    "bo email meeting_cancelled",
    "client email meeting_cancelled",
    "client in_app meeting_cancelled",
    "colleague email meeting_cancelled",
    "colleague in_app meeting_cancelled",
  ]);
  await expect(change({ title: "Other" })).rejects.toMatchObject({ code: "conflict" });
  expect((await change({ status: "cancelled" })).changes).toEqual([]);
  expect(await announced()).toEqual([]);
});

test("whoever was added and never told does not hear of the cancellation either", async () => {
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  await change({ status: "cancelled" });
  expect((await announced()).filter((line) => line.startsWith("cy "))).toEqual([]);
});

test("an invitee may not change the meeting, a stranger does not find it", async () => {
  await expect(change({ title: "Mine" }, contextOf(colleague))).rejects.toMatchObject({ code: "forbidden" });
  const stranger = contextOf(await makeUser());
  await expect(change({ title: "Mine" }, stranger)).rejects.toMatchObject({ code: "not_found" });
});

test("a meeting that is over can be edited and tells nobody", async () => {
  await testDb().meeting.update({
    where: { id: meeting.id },
    data: { startsAt: new Date("2026-01-01T10:00:00Z"), endsAt: new Date("2026-01-01T11:00:00Z") },
  });
  const past = { startsAt: Date.parse("2026-01-01T10:00:00Z"), endsAt: Date.parse("2026-01-01T11:00:00Z") };
  await testDb().$executeRaw`
    update meeting_contents set content = content || ${JSON.stringify(past)}::jsonb where meeting_id = ${meeting.id}::uuid`;
  expect((await change({ title: "What we talked about" })).changes).toHaveLength(1);
  expect(await announced()).toEqual([]);
});

test("a start in the past, an end before the start and a too short meeting are named, and nothing changes", async () => {
  for (const [body, field] of [
    [{ startsAt: "2020-01-01T10:00:00Z" }, "startsAt"],
    [{ endsAt: "2027-03-10T14:00:00Z" }, "endsAt"],
    [{ durationMinutes: 4 }, "durationMinutes"],
    [{ durationMinutes: 50, endsAt: "2027-03-10T17:00:00Z" }, "durationMinutes"],
  ] as const) {
    await expect(change(body)).rejects.toMatchObject({ code: "invalid", fields: [{ field }] });
  }
  expect((await findMeeting(ctx, meeting.id)).revision).toBe(1);
});

test("two changes at once come one after the other", async () => {
  const both = await contending(Prisma.sql`select 1 from meetings where id = ${meeting.id}::uuid for update`, [
    () => change({ title: "One" }),
    () => change({ description: "Two" }),
  ]);
  expect(both.map(({ meeting: { revision } }) => revision)).toEqual([2, 3]);
  const now = await findMeeting(ctx, meeting.id);
  expect([now.title, now.description]).toEqual(["One", "Two"]);
});

test("a preview says what would change and who would hear of it, and stores nothing", async () => {
  const input = updateMeetingInput.parse({
    title: "Other",
    inviteeUserIds: [],
    inviteeEmails: ["bo@x.example", "cy@x.example"],
  });
  const preview = await previewUpdate(ctx, meeting.id, input);
  expect(preview.changes.map(({ field }) => field)).toEqual(["title", "invitees"]);
  expect(
    preview.notices.map(({ email, channel, template }) => `${nameOf(email)} ${channel} ${template}`).sort(),
  ).toEqual([
    "bo email meeting_updated",
    "client email meeting_updated",
    "client in_app meeting_updated",
    "colleague email meeting_cancelled",
    "colleague in_app meeting_cancelled",
    "cy email scheduled_meeting_invitation",
  ]);
  expect((await findMeeting(ctx, meeting.id)).revision).toBe(1);
  expect(await announced()).toEqual([]);
});

test("a preview says the same of an address with an account as of one without", async () => {
  const registered = await makeUser({ role: "client" });
  const input = updateMeetingInput.parse({ inviteeEmails: [registered.email, "ed@x.example"] });
  const { notices } = await previewUpdate(ctx, meeting.id, input);
  const added = notices.filter(({ template }) => template !== "meeting_cancelled");
  expect(added.map(({ inviteeId, channel, template }) => [inviteeId, channel, template])).toEqual(
    Array(2).fill([null, "email", "scheduled_meeting_invitation"]),
  );
});
