import { expect, test } from "vitest";
import { findBusy } from "@/lib/meetings/schedule/find-busy";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

async function colleagues() {
  const { id: practiceId } = await makePractice();
  const host = await makeUser({ practiceId });
  const lena = await makeUser({ practiceId });
  return { host, lena, ctx: contextOf(host) };
}

const titlesOf = async (busy: ReturnType<typeof findBusy>) => (await busy).map(({ title }) => title);

test("what a host hosts or is invited to takes their time, in order, with its instants", async () => {
  const { host, lena, ctx } = await colleagues();
  const later = { startsAt: "2027-03-10T18:00:00+01:00", inviteeUserIds: [host.id] };
  await scheduleMeeting(contextOf(lena), scheduleInput({ title: "Invited", ...later }));
  await scheduleMeeting(ctx, scheduleInput({ title: "Hosted" }));
  expect(await findBusy(ctx)).toEqual([
    { title: "Hosted", startsAt: Date.parse("2027-03-10T15:00:00Z"), endsAt: Date.parse("2027-03-10T16:00:00Z") },
    { title: "Invited", startsAt: Date.parse("2027-03-10T17:00:00Z"), endsAt: Date.parse("2027-03-10T18:00:00Z") },
  ]);
});

test("neither a cancelled nor a declined meeting takes time, nor one of others", async () => {
  const { host, lena, ctx } = await colleagues();
  const cancelled = await scheduleMeeting(ctx, scheduleInput({ title: "Cancelled" }));
  await testDb().meeting.update({
    where: { id: cancelled.id },
    data: { status: "cancelled", cancelledAt: new Date() },
  });
  const declined = await scheduleMeeting(
    contextOf(lena),
    scheduleInput({ title: "Declined", inviteeUserIds: [host.id] }),
  );
  await testDb().invitation.updateMany({ where: { meetingId: declined.id }, data: { response: "declined" } });
  await scheduleMeeting(contextOf(lena), scheduleInput({ title: "Not ours" }));
  expect(await titlesOf(findBusy(ctx))).toEqual([]);
  expect(await titlesOf(findBusy(contextOf(lena)))).toEqual(["Declined", "Not ours"]);
});

test("what is over takes no time any more, and what is more than a year away is not looked at", async () => {
  const { ctx } = await colleagues();
  await scheduleMeeting(ctx, scheduleInput({ title: "That hour" }));
  const seenFrom = (instant: string) => titlesOf(findBusy({ ...ctx, now: () => Date.parse(instant) }));
  expect(await seenFrom("2027-03-10T16:59:59+01:00")).toEqual(["That hour"]);
  expect(await seenFrom("2027-03-10T17:00:00+01:00")).toEqual([]);
  expect(await seenFrom("2026-03-01T00:00:00Z")).toEqual([]);
});

test("a client has no such calendar", async () => {
  const client = await makeUser({ role: "client" });
  await expect(findBusy(contextOf(client))).rejects.toMatchObject({ code: "forbidden" });
});
