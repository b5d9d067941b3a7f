import { expect, test } from "vitest";
import { testDb } from "@/lib/testing/database";
import { testSecrets } from "@/lib/testing/people";
import {
  type AnnouncedTo,
  aMeetingToRemindOf,
  changeToRemindOf,
  invitationOf,
  reminderDeliveries,
} from "@/lib/testing/reminders";

const bo = ({ meeting }: AnnouncedTo) => ({ id: invitationOf(meeting, "bo@x.example") });

test.each([
  [
    "declined",
    "declined",
    (told: AnnouncedTo) => testDb().invitation.update({ where: bo(told), data: { response: "declined" } }),
  ],
  [
    "is no longer invited",
    "invitation_withdrawn",
    (told: AnnouncedTo) => testDb().invitation.update({ where: bo(told), data: { removedAt: new Date() } }),
  ],
  [
    "wants no reminders of this host",
    "unsubscribed",
    (told: AnnouncedTo) =>
      testDb().reminderOptOut.create({
        data: { hostId: told.ada.id, emailHash: testSecrets.addressHash("bo@x.example"), createdAt: new Date() },
      }),
  ],
  [
    "has been invited to another time",
    "superseded",
    (told: AnnouncedTo) => changeToRemindOf(told, { startsAt: "2027-03-12T16:00:00+01:00" }),
  ],
  [
    "never heard of it",
    "never_told",
    async (told: AnnouncedTo) => {
      const first = { invitationId: bo(told).id, template: "scheduled_meeting_invitation" };
      await testDb().storedMail.deleteMany({ where: { delivery: first } });
      await testDb().invitation.update({ where: bo(told), data: { notifiedRevision: null } });
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
  const optOut = { hostId: told.ada.id, emailHash: testSecrets.addressHash("bo@x.example"), createdAt: new Date() };
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
