import { expect, test } from "vitest";
import { findSameLink } from "@/lib/meetings/schedule/same-link";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const value = "https://calls.example/dana";
const location = { type: "video", value } as const;

async function meetings(...others: Record<string, unknown>[]) {
  const host = await makeUser();
  const ctx = contextOf(host);
  for (const other of others) await scheduleMeeting(ctx, scheduleInput({ title: "Other", ...other }));
  const meeting = await scheduleMeeting(ctx, scheduleInput({ title: "This", location }));
  return { ctx, meeting, host };
}

test("a host is told of the first other meeting in the same call at the same time", async () => {
  const { ctx, meeting } = await meetings(
    { location, title: "Later", startsAt: "2027-03-10T16:59:00+01:00" },
    { location, title: "First", startsAt: "2027-03-10T15:30:00+01:00" },
  );
  expect(await findSameLink(ctx, meeting)).toMatchObject({
    title: "First",
    startsAt: Date.parse("2027-03-10T14:30:00Z"),
    endsAt: Date.parse("2027-03-10T15:30:00Z"),
  });
});

test.each([
  ["another link", { location: { type: "video", value: `${value}/2` } }],
  ["no link", { location: { type: "video" } }],
  ["the link as a place to meet", { location: { type: "in_person", value } }],
  ["an end when this one begins", { location, startsAt: "2027-03-10T15:00:00+01:00" }],
  ["a start when this one ends", { location, startsAt: "2027-03-10T17:00:00+01:00" }],
])("another meeting with %s is no matter", async (_, other) => {
  const { ctx, meeting } = await meetings(other);
  expect(await findSameLink(ctx, meeting)).toBeUndefined();
});

test("neither is one of another host, one that is called off, nor any once this one is over", async () => {
  const { ctx, meeting } = await meetings({ location, title: "Other" });
  await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ title: "Another host's", location }));
  expect(await findSameLink(ctx, meeting)).toMatchObject({ title: "Other" });
  expect(await findSameLink({ ...ctx, now: () => meeting.endsAt }, meeting)).toBeUndefined();
  expect(await findSameLink(ctx, { ...meeting, status: "cancelled" })).toBeUndefined();
  await testDb().meeting.updateMany({
    where: { hostId: meeting.hostId, title: "Other" },
    data: { status: "cancelled", cancelledAt: new Date() },
  });
  expect(await findSameLink(ctx, meeting)).toBeUndefined();
});
