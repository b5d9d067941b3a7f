import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { markReadByIds, markTheseReadInput } from "@/lib/notifications/mark-read-by-ids";
import { notificationsQuery, queryNotifications } from "@/lib/notifications/notifications-query";
import { notificationView } from "@/lib/notifications/view";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { notificationSchema } from "@/lib/web/openapi/notification-schema";

async function aPair() {
  const practice = await makePractice();
  const host = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ name: "Lena Ortiz", practiceId: practice.id });
  const invite = (kind: "scheduled" | "instant" = "scheduled") =>
    scheduleMeeting(host, scheduleInput({ kind, inviteeUserIds: [lena.id] }));
  return { host, ctx: contextOf(lena), invite };
}

const ask = (ctx: Context, query: Record<string, string> = {}) =>
  queryNotifications(ctx, notificationsQuery.parse(query));

const mark = (ctx: Context, body: object) => markReadByIds(ctx, markTheseReadInput.parse(body));

/** The newest notification as a page gets it, `seconds` after now. */
async function newest(ctx: Context, seconds = 0) {
  const later = { ...ctx, now: () => Date.now() + seconds * 1000 };
  const [row] = (await ask(later)).notifications;
  if (!row) throw new Error("There is no notification.");
  return notificationView(row, later);
}

test("the unread are listed alone, by pages, and marking some leaves the others", async () => {
  const { ctx, invite } = await aPair();
  for (let index = 0; index < 3; index += 1) await invite();
  const all = (await ask(ctx)).notifications.map(({ id }) => id);
  expect(await mark(ctx, { ids: [all[1], crypto.randomUUID()] })).toEqual({ read: 1, unread: 2 });
  const first = await ask(ctx, { unread: "true", limit: "1" });
  expect(first.notifications.map(({ id }) => id)).toEqual([all[0]]);
  const second = await ask(ctx, { unread: "true", limit: "1", cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ notifications: [{ id: all[2] }], nextCursor: null });
  expect(await mark(ctx, { all: true })).toEqual({ read: 2, unread: 0 });
});

test("nobody marks what is another's, and a made-up cursor is refused", async () => {
  const { host, ctx, invite } = await aPair();
  await invite();
  const [own] = (await ask(ctx)).notifications;
  expect(await mark(host, { ids: [own?.id] })).toEqual({ read: 0, unread: 0 });
  expect((await ask(ctx, { unread: "true" })).notifications).toHaveLength(1);
  await expect(ask(ctx, { cursor: `${Buffer.from(own?.id ?? "").toString("base64url")}.x` })).rejects.toMatchObject({
    fields: [{ field: "cursor", code: "unknown_cursor" }],
  });
});

test.each([{}, { ids: [], all: true }, { ids: [] }, { ids: ["1"] }, { all: false }, { all: true, more: 1 }])(
  "%j does not say which",
  (body) => {
    expect(markTheseReadInput.safeParse(body).success).toBe(false);
  },
);

test("every kind is shown as the document says", async () => {
  const { host, ctx, invite } = await aPair();
  const { id } = await invite();
  await respond(ctx, id, { response: "accepted", note: null });
  expect(notificationSchema.parse(await newest(ctx))).toMatchObject({ kind: "meeting_scheduled", readAt: null });
  expect(notificationSchema.parse(await newest(host))).toMatchObject({
    kind: "meeting_response",
    answeredBy: "Lena Ortiz",
    answer: "accepted",
    changes: [{ field: "response", from: "needs_action", to: "accepted" }],
  });
});

test("it says what the meeting is now, and whether its reader still has to answer", async () => {
  const { host, ctx, invite } = await aPair();
  const { id, slug } = await invite();
  const meetingUrl = `${ctx.appUrl}/m/${slug}`;
  expect(await newest(ctx)).toMatchObject({ status: "scheduled", meetingUrl, awaitsAnswer: true });
  const untilEnd = (Date.parse((await newest(ctx)).endsAt) - Date.now()) / 1000;
  expect(await newest(ctx, Math.ceil(untilEnd) + 1)).toMatchObject({ status: "ended", awaitsAnswer: false });
  await respond(ctx, id, { response: "tentative", note: null });
  expect(await newest(ctx)).toMatchObject({ awaitsAnswer: false });
  expect(await newest(host), "whoever hosts it has nothing to answer").toMatchObject({ awaitsAnswer: false });
  await updateMeeting(host, id, updateMeetingInput.parse({ startsAt: "2027-05-01T10:00:00Z" }));
  expect(await newest(ctx), "a new time asks again").toMatchObject({ awaitsAnswer: true });
  await updateMeeting(host, id, updateMeetingInput.parse({ status: "cancelled" }));
  expect(await newest(ctx)).toMatchObject({ status: "cancelled", awaitsAnswer: false });
});

test("each is said in one sentence, in an administrator's wording where there is one", async () => {
  const { host, ctx, invite } = await aPair();
  const { id } = await invite();
  await respond(ctx, id, { response: "tentative", note: null });
  expect((await newest(host)).text).toBe("Lena Ortiz may come to your meeting");
  const at = { channel: "in_app", key: "meeting_response", locale: "en" } as const;
  const reword = (wording: object | typeof Prisma.DbNull) =>
    testDb().template.update({ where: { channel_key_locale: at }, data: { wording } });
  await reword({ sentence: "{person}: {answer}" });
  expect((await newest(host)).text).toBe("Lena Ortiz: tentative");
  await reword(Prisma.DbNull);
});

test("a meeting that was started just now rings for a minute", async () => {
  const { ctx, invite } = await aPair();
  await invite("instant");
  expect((await newest(ctx)).ringSeconds).toSatisfy((seconds: number) => seconds > 50 && seconds <= 60);
  expect((await newest(ctx, 61)).ringSeconds).toBeNull();
});

test("it does not ring when it was answered or called off, nor when it is a meeting for later", async () => {
  const { host, ctx, invite } = await aPair();
  const answered = await invite("instant");
  await respond(ctx, answered.id, { response: "declined", note: null });
  expect((await newest(ctx)).ringSeconds).toBeNull();
  const off = await invite("instant");
  await updateMeeting(host, off.id, updateMeetingInput.parse({ status: "cancelled" }));
  expect((await newest(ctx)).ringSeconds).toBeNull();
  await invite("scheduled");
  expect((await newest(ctx)).ringSeconds).toBeNull();
});
