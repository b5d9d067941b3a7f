import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { listMeetings, listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { secretsOf } from "@/lib/secrets";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

const parse = (query: Record<string, string> = {}) => listMeetingsInput.parse(query);

async function idsFor(ctx: Context, query: Record<string, string> = {}): Promise<string[]> {
  const { meetings } = await listMeetings(ctx, parse(query));
  return meetings.map(({ id }) => id);
}

function at(startsAt: string, title = "Talk") {
  return scheduleInput({ title, startsAt, durationMinutes: 60 });
}

async function codeOf(refused: Promise<unknown>): Promise<unknown> {
  const error = await refused.catch((reason: unknown) => reason);
  return error instanceof AppError ? [error.code, ...error.fields.map(({ field, code }) => `${field}:${code}`)] : error;
}

test("meetings come in the order of their starts, whatever the order they were made in", async () => {
  const ctx = contextOf(await makeUser());
  const last = await scheduleMeeting(ctx, at("2027-03-12T09:00:00Z"));
  const first = await scheduleMeeting(ctx, at("2027-03-10T09:00:00Z"));
  const middle = await scheduleMeeting(ctx, at("2027-03-11T10:00:00+05:45"));
  expect(await idsFor(ctx)).toEqual([first.id, middle.id, last.id]);
});

test("120 meetings, most with equal starts, are each on one page exactly once", async () => {
  const ctx = contextOf(await makeUser());
  for (let index = 0; index < 120; index += 1) {
    await scheduleMeeting(ctx, at(index % 10 === 0 ? "2027-03-11T09:00:00Z" : "2027-03-10T09:00:00Z"));
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  const sizes: number[] = [];
  do {
    const page = await listMeetings(ctx, parse({ limit: "50", ...(cursor === null ? {} : { cursor }) }));
    seen.push(...page.meetings.map(({ id }) => id));
    sizes.push(page.meetings.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(sizes).toEqual([50, 50, 20]);
  expect(new Set(seen).size).toBe(120);
  expect(seen).toEqual(await idsFor(ctx, { limit: "200" }));
}, 60_000);

test("a page that ends with the last meeting has no next", async () => {
  const ctx = contextOf(await makeUser());
  await scheduleMeeting(ctx, at("2027-03-10T09:00:00Z"));
  await scheduleMeeting(ctx, at("2027-03-11T09:00:00Z"));
  expect((await listMeetings(ctx, parse({ limit: "2" }))).nextCursor).toBeNull();
  expect((await listMeetings(ctx, parse({ limit: "1" }))).nextCursor).toEqual(expect.any(String));
});

test("a cursor that we did not sign, or that was changed, is refused by name", async () => {
  const ctx = contextOf(await makeUser());
  await scheduleMeeting(ctx, at("2027-03-10T09:00:00Z"));
  await scheduleMeeting(ctx, at("2027-03-11T09:00:00Z"));
  const { nextCursor } = await listMeetings(ctx, parse({ limit: "1" }));
  const [position, signature] = (nextCursor ?? "").split(".");
  const foreign = contextOf(await makeUser(), { secrets: secretsOf(Buffer.alloc(32, 9)) });
  const elsewhere = Buffer.from(`0.${crypto.randomUUID()}`).toString("base64url");
  for (const cursor of ["", "x", ".", `${position}.`, `${position}.${signature}x`, `${elsewhere}.${signature}`]) {
    expect(await codeOf(listMeetings(ctx, parse({ cursor })))).toEqual(["invalid", "cursor:unknown_cursor"]);
  }
  expect(await codeOf(listMeetings(foreign, parse({ cursor: nextCursor ?? "" })))).toEqual([
    "invalid",
    "cursor:unknown_cursor",
  ]);
});

test("people see what they host or are invited to, and nothing else", async () => {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const colleague = await makeUser({ practiceId: practice.id });
  const stranger = await makeUser({ practiceId: practice.id });
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeUserIds: [colleague.id] }));
  const own = await scheduleMeeting(contextOf(colleague), at("2027-03-11T09:00:00Z"));

  expect(await idsFor(contextOf(host))).toEqual([meeting.id]);
  expect(await idsFor(contextOf(colleague))).toEqual([meeting.id, own.id]);
  expect(await idsFor(contextOf(stranger))).toEqual([]);

  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  expect(await idsFor(contextOf(colleague))).toEqual([own.id]);
});

test("somebody else's cursor opens nothing of theirs", async () => {
  const ctx = contextOf(await makeUser());
  await scheduleMeeting(ctx, at("2027-03-10T09:00:00Z"));
  await scheduleMeeting(ctx, at("2027-03-11T09:00:00Z"));
  const { nextCursor } = await listMeetings(ctx, parse({ limit: "1" }));
  expect(await idsFor(contextOf(await makeUser()), { cursor: nextCursor ?? "" })).toEqual([]);
});

test("from is inclusive, to exclusive, whatever the offset they are written in", async () => {
  const ctx = contextOf(await makeUser());
  const early = await scheduleMeeting(ctx, at("2027-03-10T09:00:00Z"));
  const late = await scheduleMeeting(ctx, at("2027-03-11T09:00:00Z"));
  expect(await idsFor(ctx, { from: "2027-03-11T10:00:00+01:00" })).toEqual([late.id]);
  expect(await idsFor(ctx, { to: "2027-03-11T10:00:00+01:00" })).toEqual([early.id]);
});

test("the status is the one that readers see, by the clock", async () => {
  const host = await makeUser();
  const meeting = await scheduleMeeting(contextOf(host), at("2027-03-10T09:00:00Z"));
  const cancelled = await scheduleMeeting(contextOf(host), at("2027-03-10T09:00:00Z"));
  await testDb().meeting.update({
    where: { id: cancelled.id },
    data: { status: "cancelled", cancelledAt: new Date() },
  });
  const statuses = ["scheduled", "in_progress", "ended", "cancelled"];
  const shownAt = async (now: string) => {
    const ctx = contextOf(host, { now: () => Date.parse(now) });
    const shown = await Promise.all(statuses.map((status) => idsFor(ctx, { status })));
    return statuses.filter((_, index) => shown[index]?.includes(meeting.id));
  };
  expect(await shownAt("2027-03-10T08:59:59Z")).toEqual(["scheduled"]);
  expect(await shownAt("2027-03-10T09:00:00Z")).toEqual(["in_progress"]);
  expect(await shownAt("2027-03-10T09:59:59Z")).toEqual(["in_progress"]);
  expect(await shownAt("2027-03-10T10:00:00Z")).toEqual(["ended"]);
  expect(await idsFor(contextOf(host), { status: "cancelled" })).toEqual([cancelled.id]);
});

test("updatedSince leaves out what has not changed since", async () => {
  const host = await makeUser();
  const old = await scheduleMeeting(
    contextOf(host, { now: () => Date.parse("2026-11-01T09:00:00Z") }),
    scheduleInput(),
  );
  const fresh = await scheduleMeeting(
    contextOf(host, { now: () => Date.parse("2026-11-02T09:00:00Z") }),
    scheduleInput(),
  );
  const ctx = contextOf(host);
  expect(await idsFor(ctx, { updatedSince: "2026-11-02T09:00:00Z" })).toEqual([fresh.id]);
  expect((await idsFor(ctx, { updatedSince: "2026-11-01T09:00:00Z" })).sort()).toEqual([old.id, fresh.id].sort());
});

test("only people have lists: a guest is asked to sign in, a key needs a scope", async () => {
  const host = await makeUser();
  const key = {
    kind: "api_key",
    apiKeyId: "k",
    userId: host.id,
    role: "counselor",
    scopes: ["bookings:write"],
  } as const;
  expect(await codeOf(listMeetings(contextAs({ kind: "guest", invitationId: crypto.randomUUID() }), parse()))).toEqual([
    "unauthenticated",
  ]);
  expect(await codeOf(listMeetings(contextAs(key), parse()))).toEqual(["forbidden"]);
  expect((await listMeetings(contextAs({ ...key, scopes: ["meetings:read"] }), parse())).meetings).toEqual([]);
});
