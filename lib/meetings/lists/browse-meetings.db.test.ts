import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const NOW = Date.parse("2027-03-10T12:00:00Z");
const early = (ctx: Context): Context => ({ ...ctx, now: () => Date.parse("2027-01-01T00:00:00Z") });

async function aHost() {
  const host = await makeUser({ name: "Dr. Ada", practiceId: (await makePractice()).id });
  const ctx = contextOf(host, { now: () => NOW });
  const schedule = (title: string, startsAt: string, rest: Partial<ScheduleMeetingBody> = {}) =>
    scheduleMeeting(early(ctx), scheduleInput({ title, startsAt, ...rest }));
  return { host, ctx, schedule };
}

async function titlesIn(ctx: Context, query: Record<string, string>): Promise<string[]> {
  const { meetings } = await browseMeetings(ctx, browseMeetingsInput.parse(query));
  return meetings.map(({ title }) => title);
}

test("what goes on and what comes is upcoming, soonest first; what ended is past, latest first; the cancelled have a tab", async () => {
  const { ctx, schedule } = await aHost();
  await schedule("Later", "2027-03-12T10:00:00Z");
  await schedule("Going on", "2027-03-10T11:30:00Z");
  await schedule("Just over", "2027-03-10T11:00:00Z");
  await schedule("Long ago", "2027-02-01T10:00:00Z");
  const { id } = await schedule("Off", "2027-03-11T10:00:00Z");
  await testDb().meeting.update({ where: { id }, data: { status: "cancelled", cancelledAt: new Date(NOW) } });

  expect(await titlesIn(ctx, {})).toEqual(["Going on", "Later"]);
  expect(await titlesIn(ctx, { tab: "past" })).toEqual(["Just over", "Long ago"]);
  expect(await titlesIn(ctx, { tab: "cancelled" })).toEqual(["Off"]);
  const { counts } = await browseMeetings(ctx, browseMeetingsInput.parse({ tab: "past" }));
  expect(counts).toEqual({ upcoming: 2, attention: 0, past: 2, cancelled: 1 });
});

test.each(["upcoming", "past"])(
  "the %s pages follow each other without gap or repetition, also among equal starts",
  async (tab) => {
    const { ctx, schedule } = await aHost();
    const startsAt = tab === "upcoming" ? "2027-05-01T10:00:00Z" : "2027-02-01T10:00:00Z";
    for (let number = 0; number < 33; number += 1) await schedule(`M${number}`, startsAt);

    const first = await browseMeetings(ctx, browseMeetingsInput.parse({ tab }));
    expect(first.meetings).toHaveLength(30);
    const rest = await browseMeetings(ctx, browseMeetingsInput.parse({ tab, after: first.next ?? "" }));
    expect(rest.next).toBeNull();
    expect(new Set([...first.meetings, ...rest.meetings].map(({ id }) => id)).size).toBe(33);
    expect(first.counts[tab === "upcoming" ? "upcoming" : "past"]).toBe(33);
  },
);

test("lists what one is invited to, nothing of others, and nothing any more once removed", async () => {
  const { host, schedule } = await aHost();
  const colleague = await makeUser({ practiceId: host.practiceId });
  await schedule("Shared", "2027-04-01T10:00:00Z", { inviteeUserIds: [colleague.id] });
  await schedule("Private", "2027-04-02T10:00:00Z");
  const theirs = contextOf(colleague, { now: () => NOW });
  expect(await titlesIn(theirs, {})).toEqual(["Shared"]);
  await testDb().invitation.updateMany({ where: { userId: colleague.id }, data: { removedAt: new Date() } });
  expect(await titlesIn(theirs, {})).toEqual([]);
});

test("the host finds by title and by invitee; percent signs and underscores are letters", async () => {
  const { ctx, schedule } = await aHost();
  await schedule("100% rest_day", "2027-04-01T10:00:00Z", {
    inviteeEmails: [{ email: "bo@x.example", name: "Bo Holm" }],
  });
  await schedule("Other", "2027-04-02T10:00:00Z");
  for (const q of ["100%", "REST_", " holm ", "bo@x"]) expect(await titlesIn(ctx, { q })).toEqual(["100% rest_day"]);
  for (const q of ["0%r", "t_er"]) expect(await titlesIn(ctx, { q })).toEqual([]);
  expect((await browseMeetings(ctx, browseMeetingsInput.parse({ q: "holm" }))).counts.upcoming).toBe(1);
});

test("a search tells an invitee nothing of the others, and the host nothing of an account behind an address", async () => {
  const { host, ctx, schedule } = await aHost();
  const colleague = await makeUser({ practiceId: host.practiceId });
  const registered = await makeUser({ name: "Zoe Secret", role: "client" });
  await schedule("Group", "2027-04-01T10:00:00Z", {
    inviteeUserIds: [colleague.id],
    inviteeEmails: [registered.email],
  });

  const theirs = contextOf(colleague, { now: () => NOW });
  expect(await titlesIn(theirs, { q: registered.email })).toEqual([]);
  expect(await titlesIn(theirs, { q: "Dr. Ada" })).toEqual(["Group"]);
  expect(await titlesIn(ctx, { q: registered.email })).toEqual(["Group"]);
  expect(await titlesIn(ctx, { q: "Secret" })).toEqual([]);
  await testDb().invitation.updateMany({ where: { userId: registered.id }, data: { revealedAt: new Date() } });
  expect(await titlesIn(ctx, { q: "Secret" })).toEqual(["Group"]);
});

test("an address that makes no sense shows the first page of what is to come", () => {
  expect(browseMeetingsInput.parse({ tab: "all", q: ["a", "b"], after: "1_1; drop table meetings" })).toEqual({
    tab: "upcoming",
    q: "",
    after: undefined,
  });
});

test("only people browse", async () => {
  const guest = contextAs({ kind: "guest", invitationId: crypto.randomUUID() });
  await expect(browseMeetings(guest, browseMeetingsInput.parse({}))).rejects.toMatchObject({ code: "unauthenticated" });
});
