import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { markAllRead } from "@/lib/notifications/mark-all-read";
import { markRead } from "@/lib/notifications/mark-read";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

/** A colleague who was told of `meetings` meetings, one after the other. */
async function aNotified(meetings = 1) {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const colleague = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const ids: string[] = [];
  for (let index = 0; index < meetings; index += 1) {
    const now = () => Date.UTC(2026, 10, 22, 12, index);
    const meeting = await scheduleMeeting(
      contextOf(host, { now }),
      scheduleInput({ title: "Secret", inviteeUserIds: [colleague.id] }),
    );
    ids.push(meeting.id);
  }
  return { host, colleague, ctx: contextOf(colleague), hostCtx: contextOf(host), ids };
}

const list = (ctx: Context, input: { before?: string; limit?: number } = {}) =>
  listNotifications(ctx, listNotificationsInput.parse(input));

test("the newest comes first, says who and when, and nothing of what the meeting is about", async () => {
  const { ctx, ids } = await aNotified(2);
  const { notifications } = await list(ctx);
  expect(notifications.map(({ meetingId }) => meetingId)).toEqual(ids.toReversed());
  expect(notifications[0]).toMatchObject({
    kind: "meeting_scheduled",
    hostName: "Dana Whitfield",
    startsAt: Date.UTC(2027, 2, 10, 15),
    timeZone: "Europe/Berlin",
    createdAt: Date.UTC(2026, 10, 22, 12, 1),
    readAt: null,
    answeredBy: null,
    unreached: null,
  });
  expect(JSON.stringify(notifications)).not.toContain("Secret");
});

test("pages follow each other without gap or repetition", async () => {
  const { ctx, ids } = await aNotified(3);
  const first = await list(ctx, { limit: 2 });
  expect(first.nextBefore).toBe(first.notifications[1]?.id);
  const second = await list(ctx, { limit: 2, before: first.nextBefore ?? "" });
  expect(second.nextBefore).toBeNull();
  const seen = [...first.notifications, ...second.notifications].map(({ meetingId }) => meetingId);
  expect(seen).toEqual(ids.toReversed());
});

test("opening one marks it read once, leads to its meeting, and leaves the others", async () => {
  const { ctx, ids } = await aNotified(2);
  const { notifications } = await list(ctx);
  const newest = notifications[0]?.id ?? "";
  expect(await countUnread(ctx)).toBe(2);
  expect(await markRead(ctx, newest)).toEqual({ meetingId: ids[1] });
  const readAt = (await testDb().notification.findUniqueOrThrow({ where: { id: newest } })).readAt;
  await markRead({ ...ctx, now: () => Date.now() + 60_000 }, newest);
  expect((await testDb().notification.findUniqueOrThrow({ where: { id: newest } })).readAt).toEqual(readAt);
  expect((await list(ctx)).notifications.map(({ readAt }) => readAt !== null)).toEqual([true, false]);
  expect(await countUnread(ctx)).toBe(1);
});

test("marking all leaves other people's alone and counts what was unread", async () => {
  const one = await aNotified(2);
  const other = await aNotified(1);
  expect(await markAllRead(one.ctx)).toBe(2);
  expect(await markAllRead(one.ctx)).toBe(0);
  expect(await countUnread(one.ctx)).toBe(0);
  expect(await countUnread(other.ctx)).toBe(1);
});

test("another person's notification is as unknown as one that never was", async () => {
  const { ctx } = await aNotified();
  const id = (await list(ctx)).notifications[0]?.id ?? "";
  const stranger = contextOf(await makeUser());
  const touched = await markRead(stranger, id).catch(String);
  expect(touched).toBe(await markRead(stranger, crypto.randomUUID()).catch(String));
  expect((await list(stranger)).notifications).toEqual([]);
  expect(await countUnread(ctx)).toBe(1);
  const other = await aNotified(2);
  const newer = (await list(other.ctx)).notifications[0]?.id ?? "";
  expect(await list(ctx, { before: newer })).toEqual({ notifications: [], nextBefore: null });
});

test("whoever is no longer invited sees nothing of it, in no list, no count and no link", async () => {
  const { ctx, ids } = await aNotified();
  const id = (await list(ctx)).notifications[0]?.id ?? "";
  await testDb().invitation.updateMany({ where: { meetingId: ids[0] ?? "" }, data: { removedAt: new Date() } });
  expect((await list(ctx)).notifications).toEqual([]);
  expect(await countUnread(ctx)).toBe(0);
  await expect(markRead(ctx, id)).rejects.toMatchObject({ code: "not_found" });
});

test("guests have none, and keys need their scopes", async () => {
  const { colleague, ctx } = await aNotified();
  const guest = contextAs({ kind: "guest", invitationId: crypto.randomUUID() });
  await expect(list(guest)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(countUnread(guest)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(markAllRead(guest)).rejects.toMatchObject({ code: "unauthenticated" });
  const id = (await list(ctx)).notifications[0]?.id ?? "";
  const key = (scopes: ("meetings:read" | "meetings:write" | "bookings:write")[]) =>
    contextAs({ kind: "api_key", apiKeyId: crypto.randomUUID(), userId: colleague.id, role: "client", scopes });
  await expect(list(key(["bookings:write"]))).rejects.toMatchObject({ code: "forbidden" });
  await expect(countUnread(key(["bookings:write"]))).rejects.toMatchObject({ code: "forbidden" });
  await expect(markRead(key(["meetings:read"]), id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(markAllRead(key(["meetings:read"]))).rejects.toMatchObject({ code: "forbidden" });
  expect((await list(key(["meetings:read"]))).notifications).toHaveLength(1);
});
