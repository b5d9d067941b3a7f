import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { undoChange } from "@/lib/meetings/undo-change";
import { invitationOfUnsubscribe } from "@/lib/meetings/unsubscribe-token";
import { updateMeeting } from "@/lib/meetings/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/update-meeting-input";
import { done, skipped } from "@/lib/outbox/jobs";
import { hashOf } from "@/lib/secrets";
import { testDb } from "@/lib/testing/database";
import { contextOf, testSecrets } from "@/lib/testing/people";
import { aMeetingToRemindOf, invitationOf } from "@/lib/testing/reminders";

type Planned = { kind: string; startsAt: number; due: Date };

function plannedOf(meetingId: string): Promise<Planned[]> {
  return testDb().$queryRaw<Planned[]>`
    select data ->> 'kind' as kind, (data ->> 'startsAt')::float8 as "startsAt", start_after as due from pgboss.job
     where name = 'remind' and data ->> 'meetingId' = ${meetingId} order by start_after`;
}

function reminderDeliveries(meetingId: string) {
  return testDb().delivery.findMany({ where: { meetingId, template: "meeting_reminder" }, orderBy: { id: "asc" } });
}

function change(told: Awaited<ReturnType<typeof aMeetingToRemindOf>>, body: object, delaySeconds = 0) {
  const ctx = contextOf(told.ada, { announceDelaySeconds: delaySeconds });
  return updateMeeting(ctx, told.meeting.id, updateMeetingInput.parse(body));
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
  await Promise.all([told.due("ten_minutes_before"), told.due("ten_minutes_before")]);
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
  expect(invitationOfUnsubscribe(testSecrets, token ?? "")).toBe(invitationOf(told.meeting, "bo@x.example"));
});

test("nobody is reminded of a meeting that is off, has moved, has begun, or whose host wants no reminders any more", async () => {
  const cancelled = await aMeetingToRemindOf();
  await change(cancelled, { status: "cancelled" });
  expect(await cancelled.due("day_before")).toEqual(skipped("meeting_cancelled"));
  const quiet = await aMeetingToRemindOf();
  await change(quiet, { reminders: "ten_minutes_before" });
  expect(await quiet.due("day_before")).toEqual(skipped("not_wanted"));
  expect(await quiet.due("ten_minutes_before", { late: 600_000 })).toEqual(skipped("too_late"));
  const late = await aMeetingToRemindOf();
  expect(await late.due("day_before", { late: 24 * 3_600_000 - 600_000 })).toEqual(skipped("too_late"));
  for (const { meeting } of [cancelled, quiet, late]) expect(await reminderDeliveries(meeting.id)).toEqual([]);
});

test("a moved meeting moves its reminders, and reminds nobody who has not heard of the new time", async () => {
  const told = await aMeetingToRemindOf();
  const startsAt = told.meeting.startsAt + 24 * 3_600_000;
  await change(told, { startsAt: "2027-03-11T16:00:00+01:00" });
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
  const { meeting } = await change(told, { startsAt: "2027-03-11T16:00:00+01:00" }, 60);
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

type Told = Awaited<ReturnType<typeof aMeetingToRemindOf>>;
const bo = ({ meeting }: Told) => ({ id: invitationOf(meeting, "bo@x.example") });

test.each([
  [
    "declined",
    "declined",
    (told: Told) => testDb().invitation.update({ where: bo(told), data: { response: "declined" } }),
  ],
  [
    "is no longer invited",
    "invitation_withdrawn",
    (told: Told) => testDb().invitation.update({ where: bo(told), data: { removedAt: new Date() } }),
  ],
  [
    "wants no reminders of this host",
    "unsubscribed",
    (told: Told) =>
      testDb().reminderOptOut.create({
        data: { hostId: told.ada.id, emailHash: hashOf("bo@x.example"), createdAt: new Date() },
      }),
  ],
  [
    "has been invited to another time",
    "superseded",
    (told: Told) => change(told, { startsAt: "2027-03-12T16:00:00+01:00" }),
  ],
  [
    "never heard of it",
    "never_told",
    async (told: Told) => {
      const first = { invitationId: bo(told).id, template: "scheduled_meeting_invitation" };
      await testDb().storedMail.deleteMany({ where: { delivery: first } });
      await testDb().invitation.update({ where: bo(told), data: { toldRevision: null } });
    },
  ],
])("someone who %s is not reminded, even where the reminder was promised before", async (_, reason, happens) => {
  const told = await aMeetingToRemindOf({ inviteeUserIds: [] });
  await told.due("day_before");
  await happens(told);
  await told.send();
  expect(told.mails()).toEqual([]);
  const [delivery] = await reminderDeliveries(told.meeting.id);
  expect(delivery).toMatchObject({ state: "skipped", reason });
});

test("a reminder that could not be sent in time is not sent once the meeting has begun", async () => {
  const told = await aMeetingToRemindOf({ inviteeUserIds: [] });
  await told.due("ten_minutes_before");
  told.clock.now = told.meeting.startsAt;
  await told.send();
  expect((await reminderDeliveries(told.meeting.id)).map(({ reason }) => reason)).toEqual(["meeting_started"]);
});

test.each(["declined", "removed", "opted out"])("nothing is promised to someone who %s before", async (how) => {
  const told = await aMeetingToRemindOf({ inviteeUserIds: [] });
  const data = how === "declined" ? { response: "declined" as const } : { removedAt: new Date() };
  const optOut = { hostId: told.ada.id, emailHash: hashOf("bo@x.example"), createdAt: new Date() };
  if (how === "opted out") await testDb().reminderOptOut.create({ data: optOut });
  else await testDb().invitation.update({ where: bo(told), data });
  await told.due("day_before");
  expect(await reminderDeliveries(told.meeting.id)).toEqual([]);
});

test("people with an account are mailed as they chose for updates, but someone known by address always", async () => {
  const told = await aMeetingToRemindOf();
  await testDb().user.update({ where: { id: told.lena.id }, data: { updateMails: "never" } });
  await told.due("day_before");
  await told.send();
  expect(told.mailed()).toEqual(["bo@x.example"]);
  const channels = (await reminderDeliveries(told.meeting.id)).map(({ channel }) => channel);
  expect(channels.toSorted()).toEqual(["email", "in_app"]);

  const byAddress = await aMeetingToRemindOf();
  await testDb().invitation.updateMany({
    where: { meetingId: byAddress.meeting.id, userId: byAddress.lena.id },
    data: { byAddress: true },
  });
  await testDb().user.update({ where: { id: byAddress.lena.id }, data: { updateMails: "never" } });
  await byAddress.due("day_before");
  await byAddress.send();
  expect(byAddress.mailed()).toContain(byAddress.lena.email);
});

test("a reminder in the app whose template is switched off is skipped, and its mail goes out", async () => {
  const told = await aMeetingToRemindOf({ inviteeEmails: [] });
  const template = { channel: "in_app", key: "meeting_reminder", locale: "en" } as const;
  await testDb().template.updateMany({ where: template, data: { enabled: false } });
  await told.due("day_before");
  await testDb().template.updateMany({ where: template, data: { enabled: true } });
  await told.send();
  expect(told.mails()).toHaveLength(1);
  const [inApp] = (await reminderDeliveries(told.meeting.id)).filter(({ channel }) => channel === "in_app");
  expect(inApp).toMatchObject({ state: "skipped", reason: "template_missing" });
});
