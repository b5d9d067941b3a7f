import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { announceMeeting } from "@/lib/meetings/announce/announce-meeting";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makePractice, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

let ctx: Context;
let colleague: { id: string; role: "counselor" };
let meeting: MeetingRow;

beforeEach(async () => {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const { id } = await makeUser({ practiceId: practice.id });
  colleague = { id, role: "counselor" };
  const relationship = await makeRelationship(host, await makeUser({ role: "client" }));
  ctx = { ...contextOf(host), announceDelaySeconds: 8 };
  meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ relationshipId: relationship.id, inviteeUserIds: [id], inviteeEmails: ["bo@x.example"] }),
  );
});

const change = (body: UpdateMeetingBody) => updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));

async function messagesLater(): Promise<number> {
  const announced = await inTransaction(testDb(), (tx) => announceMeeting(tx, meeting.id, Date.now() + 9_000));
  return announced.kind === "announced" ? announced.messages : -1;
}

/** All that must be as before; counters, of rooms for calls too, and instants of change go on. */
function facts({
  revision: _,
  sequence: __,
  updatedAt: ___,
  announcing: ____,
  callVersion: _____,
  ...rest
}: MeetingRow) {
  return rest;
}

test.each<[string, UpdateMeetingBody]>([
  ["another title and place", { title: "Other", location: { type: "phone", value: "+49 30 1" } }],
  ["another time", { startsAt: "2027-03-11T16:00:00+01:00" }],
  ["other people", { relationshipId: null, inviteeUserIds: [], inviteeEmails: ["cy@x.example"] }],
  ["the cancellation", { status: "cancelled", cancelReason: "I am ill." }],
  ["another disclosure with another title", { disclosure: "full", title: "Other" }],
])("undoing %s brings everything back, and nobody hears of it", async (_, body) => {
  await testDb().invitation.updateMany({
    where: { meetingId: meeting.id },
    data: { response: "accepted", respondedAt: new Date("2026-11-01T00:00:00Z") },
  });
  const before = {
    ...meeting,
    invitations: meeting.invitations.map((one) => ({
      ...one,
      response: "accepted",
      respondedAt: Date.UTC(2026, 10, 1),
    })),
  };
  const { meeting: changed } = await change(body);
  const undone = await undoChange(ctx, meeting.id, changed.revision);
  expect(facts(undone)).toEqual(facts(before as MeetingRow)); // Safe: only the answers differ from the row as scheduled.
  expect(await messagesLater()).toBe(0);
  const members = await testDb().conversationMember.findMany({ where: { conversationId: meeting.conversationId } });
  expect(members.map(({ userId }) => userId)).toContain(colleague.id);
});

test("once the time is over, or something else has changed, it is too late", async () => {
  const { meeting: changed } = await change({ title: "Other" });
  const later = { ...ctx, now: () => Date.now() + 8_001 };
  await expect(undoChange(later, meeting.id, changed.revision)).rejects.toMatchObject({ code: "conflict" });
  await change({ title: "Yet another" });
  await expect(undoChange(ctx, meeting.id, changed.revision)).rejects.toMatchObject({ code: "conflict" });
});

test("a meeting that never changed has nothing to undo, and only its host may try", async () => {
  await expect(undoChange(ctx, meeting.id, meeting.revision)).rejects.toMatchObject({ code: "conflict" });
  const { meeting: changed } = await change({ title: "Other" });
  await expect(undoChange(contextOf(colleague), meeting.id, changed.revision)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test.each<[string, UpdateMeetingBody]>([
  ["a removal", { inviteeEmails: [] }],
  ["a cancellation", { status: "cancelled" }],
])("who was not invited yet because of %s is invited once it is undone", async (_, body) => {
  const mailer = fakeMailer();
  const sendAll = async () => {
    const queued = await testDb().delivery.findMany({
      where: { meetingId: meeting.id, channel: "email", state: "queued" },
    });
    for (const { id } of queued) await sendMail(effectsWith(mailer), { deliveryId: id });
  };
  const toBo = () => mailer.attempts.filter(({ mail }) => mail.to === "bo@x.example").length;
  const changed = await change(body);
  await sendAll();
  expect(toBo()).toBe(0);
  await undoChange(ctx, meeting.id, changed.meeting.revision);
  await sendAll();
  expect(toBo()).toBe(1);
  expect(await messagesLater()).toBe(0);
});
