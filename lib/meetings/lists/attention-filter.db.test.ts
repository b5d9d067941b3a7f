import { expect, test } from "vitest";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const NOW = Date.parse("2027-03-10T12:00:00Z");
const soon = "2027-03-11T11:59:00Z";
const later = "2027-03-11T12:01:00Z";

async function aMeeting(startsAt: string, guests = ["bo@x.example"]) {
  const host = await makeUser({ practiceId: (await makePractice()).id });
  const colleague = await makeUser({ practiceId: host.practiceId });
  const ctx = contextOf(host, { now: () => NOW });
  const { id } = await scheduleMeeting(
    ctx,
    scheduleInput({ startsAt, inviteeUserIds: [colleague.id], inviteeEmails: guests }),
  );
  const listed = async (reader = ctx) => {
    const { meetings, counts } = await browseMeetings(reader, browseMeetingsInput.parse({ tab: "attention" }));
    expect(counts.attention).toBe(meetings.length);
    return meetings.length;
  };
  const answerAll = () =>
    testDb().invitation.updateMany({
      where: { meetingId: id },
      data: { response: "accepted", respondedAt: new Date() },
    });
  const setMails = (data: Prisma.DeliveryUpdateManyMutationInput) =>
    testDb().delivery.updateMany({ where: { meetingId: id, channel: "email" }, data });
  return { id, ctx, host, colleague, listed, answerAll, setMails };
}

test("an answer that is missing within a day of the start needs attention, an earlier one does not", async () => {
  expect(await (await aMeeting(later)).listed()).toBe(0);
  const { id, listed, answerAll } = await aMeeting(soon);
  expect(await listed()).toBe(1);
  await answerAll();
  expect(await listed()).toBe(0);
  await testDb().invitation.updateMany({ where: { meetingId: id }, data: { response: "needs_action" } });
  await testDb().invitation.updateMany({ where: { meetingId: id }, data: { removedAt: new Date() } });
  expect(await listed()).toBe(0);
});

test.each(["bounced", "complained", "failed", "skipped"] as const)("a mail that %s needs attention", async (state) => {
  const { listed, setMails } = await aMeeting(later);
  await setMails({ state, reason: "email_client_missing" });
  expect(await listed()).toBe(1);
});

test("what arrived later, and what had lost its point, needs none", async () => {
  const { id, listed, setMails } = await aMeeting(later, []);
  await setMails({ state: "skipped", reason: "invitation_withdrawn" });
  expect(await listed()).toBe(0);
  await setMails({ state: "bounced", reason: null });
  expect(await listed()).toBe(1);
  const first = await testDb().delivery.findFirstOrThrow({ where: { meetingId: id, channel: "email" } });
  await testDb().delivery.create({
    data: { ...first, id: newId(), state: "sent", createdAt: new Date(first.createdAt.getTime() + 1000) },
  });
  expect(await listed()).toBe(0);
});

test("a calendar of the host's that could not be updated needs attention, another's does not", async () => {
  const { id, host, colleague, listed } = await aMeeting(later);
  const fail = async (userId: string) => {
    const connectionId = newId();
    const account = { provider: "google", account: "a", calendarId: "c", sealedCredentials: Buffer.from([0]) } as const;
    await testDb().calendarConnection.create({
      data: { id: connectionId, userId, createdAt: new Date(), ...account },
    });
    await testDb().calendarEvent.create({
      data: { connectionId, meetingId: id, state: "failed", revision: 1, at: new Date() },
    });
  };
  await fail(colleague.id);
  expect(await listed()).toBe(0);
  await fail(host.id);
  expect(await listed()).toBe(1);
});

test("it is the host's matter alone, and over with the meeting", async () => {
  const { id, ctx, colleague, listed } = await aMeeting(soon);
  expect(await listed(contextOf(colleague, { now: () => NOW }))).toBe(0);
  expect(await listed({ ...ctx, now: () => Date.parse(later) + 24 * 3600_000 })).toBe(0);
  await testDb().meeting.update({ where: { id }, data: { status: "cancelled", cancelledAt: new Date(NOW) } });
  expect(await listed()).toBe(0);
});
