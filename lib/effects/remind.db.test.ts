import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { announce } from "@/lib/effects/announce";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { invitationOfUnsubscribe } from "@/lib/meetings/guests/unsubscribe-token";
import { done, skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { contextOf, testSecrets } from "@/lib/testing/people";
import { aMeetingToRemindOf, changeToRemindOf, invitationOf, reminderDeliveries } from "@/lib/testing/reminders";
import { contending } from "@/lib/testing/waiting-for-locks";

type Planned = { kind: string; startsAt: number; due: Date };

function plannedOf(meetingId: string): Promise<Planned[]> {
  return testDb().$queryRaw<Planned[]>`
    select data ->> 'kind' as kind, (data ->> 'startsAt')::float8 as "startsAt", start_after as due from pgboss.job
     where name = 'remind' and data ->> 'meetingId' = ${meetingId} order by start_after`;
}

test("scheduling promises both reminders with the meeting, and none where the host chose none", async () => {
  const { meeting } = await aMeetingToRemindOf();
  expect(await plannedOf(meeting.id)).toEqual([
    { kind: "day_before", startsAt: meeting.startsAt, due: new Date("2027-03-09T15:00:00Z") },
    { kind: "ten_minutes_before", startsAt: meeting.startsAt, due: new Date("2027-03-10T14:50:00Z") },
  ]);
  const { meeting: quiet } = await aMeetingToRemindOf({ reminders: "none" });
  expect(await plannedOf(quiet.id)).toEqual([]);
});

test("everyone gets one mail for each reminder, however often it runs, and people with an account a notification", async () => {
  const told = await aMeetingToRemindOf();
  const everyone = ["bo@x.example", told.lena.email].toSorted();
  for (const _ of [1, 2, 3]) expect(await told.due("day_before")).toEqual(done);
  await told.send();
  expect(told.mailed()).toEqual(everyone);
  const lock = Prisma.sql`select 1 from meetings where id = ${told.meeting.id}::uuid for update`;
  await contending(lock, [() => told.due("ten_minutes_before"), () => told.due("ten_minutes_before")]);
  await told.send();
  expect(told.mailed()).toEqual([...everyone, ...everyone].toSorted());

  const notified = await testDb().notification.findMany({
    where: { meetingId: told.meeting.id, kind: "meeting_reminder" },
  });
  expect(
    notified.map(({ userId }) => userId),
    "the nearer one in place of the earlier",
  ).toEqual([told.lena.id]);
  expect(notified[0]?.createdAt.getTime()).toBe(told.clock.now);
});

test("a reminder is in its reader's language, keeps the sequence, and stops with one click for its reader alone", async () => {
  const told = await aMeetingToRemindOf();
  await told.due("day_before");
  await told.send();
  const [german, english] = told.mails().toSorted((a) => (a.to === told.lena.email ? -1 : 1));
  expect(german?.subject).toBe("Erinnerung: Termin am Mi., 10. März, 16:00 (MEZ)");
  expect(english?.subject).toBe("Reminder: appointment on Wed 10 Mar, 16:00 (CET)");
  expect(english?.calendar?.content).toContain("SEQUENCE:0");
  expect(english?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  const token = /^<https:\/\/meet\.example\/unsubscribe\/(.+)>$/.exec(english?.headers["List-Unsubscribe"] ?? "")?.[1];
  expect(invitationOfUnsubscribe(testSecrets, token ?? "")?.invitationId).toBe(
    invitationOf(told.meeting, "bo@x.example"),
  );
});

test("nobody is reminded of a meeting that is off, has moved, has begun, or whose host wants no reminders any more", async () => {
  const cancelled = await aMeetingToRemindOf();
  await changeToRemindOf(cancelled, { status: "cancelled" });
  expect(await cancelled.due("day_before")).toEqual(skipped("meeting_cancelled"));
  const quiet = await aMeetingToRemindOf();
  await changeToRemindOf(quiet, { reminders: "ten_minutes_before" });
  expect(await quiet.due("day_before")).toEqual(skipped("not_wanted"));
  expect(await quiet.due("ten_minutes_before", { late: 600_000 })).toEqual(skipped("too_late"));
  const late = await aMeetingToRemindOf();
  expect(await late.due("day_before", { late: 24 * 3_600_000 - 600_000 })).toEqual(skipped("too_late"));
  for (const { meeting } of [cancelled, quiet, late]) expect(await reminderDeliveries(meeting.id)).toEqual([]);
});

test("a moved meeting moves its reminders, and reminds nobody who has not heard of the new time", async () => {
  const told = await aMeetingToRemindOf();
  const startsAt = told.meeting.startsAt + 24 * 3_600_000;
  await changeToRemindOf(told, { startsAt: "2027-03-11T16:00:00+01:00" });
  expect((await plannedOf(told.meeting.id)).filter((one) => one.startsAt === startsAt)).toHaveLength(2);
  expect(await told.due("day_before")).toEqual(skipped("moved"));

  await told.due("day_before", { startsAt });
  expect(await reminderDeliveries(told.meeting.id), "not told yet").toEqual([]);
  await announce(told.effects, { meetingId: told.meeting.id });
  await told.due("day_before", { startsAt });
  await told.send();
  const reminders = told.mails().filter(({ subject }) => /Reminder|Erinnerung/.test(subject));
  expect(reminders.map(({ text }) => /11 March|11\. März/.test(text))).toEqual([true, true]);
});

test("a move that is undone has its reminders again", async () => {
  const told = await aMeetingToRemindOf();
  const { meeting } = await changeToRemindOf(told, { startsAt: "2027-03-11T16:00:00+01:00" }, 60);
  expect(await told.due("day_before")).toEqual(skipped("moved"));
  await undoChange(contextOf(told.ada), told.meeting.id, meeting.revision);
  const again = (await plannedOf(told.meeting.id)).filter((one) => one.startsAt === told.meeting.startsAt);
  expect(again.map(({ kind }) => kind)).toEqual([
    "day_before",
    "day_before",
    "ten_minutes_before",
    "ten_minutes_before",
  ]);
  await told.due("day_before");
  expect(await reminderDeliveries(told.meeting.id)).toHaveLength(3);
});
