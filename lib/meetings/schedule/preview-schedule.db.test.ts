import { expect, test } from "vitest";
import { previewSchedule } from "@/lib/meetings/schedule/preview-schedule";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

const startsAt = "2031-03-10T15:00:00Z";

test("it says who would be invited and told what, of addresses nothing but that, and stores nothing", async () => {
  const host = await makeUser();
  const client = await makeUser({ name: "Mara Lind", role: "client" });
  const known = await makeUser({ name: "Known Person", role: "client" });
  const { id: relationshipId } = await makeRelationship(host, client);
  const input = scheduleInput({ relationshipId, inviteeEmails: [known.email, { email: "bo@x.example", name: "Bo" }] });
  expect(await previewSchedule(contextOf(host), input)).toEqual({
    invitees: [
      { kind: "client", userId: client.id, name: "Mara Lind", email: client.email },
      { kind: "guest", userId: null, name: null, email: known.email },
      { kind: "guest", userId: null, name: "Bo", email: "bo@x.example" },
    ],
    conflicts: [],
    notices: [
      { inviteeId: null, email: client.email, channel: "email", template: "scheduled_meeting_invitation" },
      { inviteeId: null, email: client.email, channel: "in_app", template: "meeting_scheduled" },
      { inviteeId: null, email: known.email, channel: "email", template: "scheduled_meeting_invitation" },
      { inviteeId: null, email: "bo@x.example", channel: "email", template: "scheduled_meeting_invitation" },
    ],
  });
  expect(await testDb().meeting.count({ where: { hostId: host.id } })).toBe(0);
});

test("overlapping meetings are conflicts, touching ones are not", async () => {
  const ctx = contextOf(await makeUser());
  for (const hour of ["14:00", "14:30", "15:59", "16:00"]) {
    await scheduleMeeting(ctx, scheduleInput({ startsAt: `2031-03-10T${hour}:00Z`, durationMinutes: 60 }));
  }
  const { conflicts } = await previewSchedule(ctx, scheduleInput({ startsAt, durationMinutes: 60 }));
  expect(conflicts).toEqual([
    { startsAt: "2031-03-10T14:30:00Z", endsAt: "2031-03-10T15:30:00Z", source: "meeting" },
    { startsAt: "2031-03-10T15:59:00Z", endsAt: "2031-03-10T16:59:00Z", source: "meeting" },
  ]);
});

test("what scheduling refuses, trying it refuses too", async () => {
  const host = await makeUser();
  const ctx = contextOf(host);
  const flag = scheduleInput({ skipInvitationEmails: true });
  await expect(previewSchedule(ctx, flag)).rejects.toMatchObject({ code: "forbidden" });
  const self = previewSchedule(ctx, scheduleInput({ inviteeEmails: [host.email] }));
  await expect(self).rejects.toMatchObject({ code: "invalid", fields: [{ field: "inviteeEmails.0" }] });
  const guest = contextAs({ kind: "guest", invitationId: crypto.randomUUID() });
  await expect(previewSchedule(guest, scheduleInput())).rejects.toMatchObject({ code: "unauthenticated" });
});

test("what connected calendars say is a conflict too, and one that could not be read is named by its kind", async () => {
  const busy = {
    startsAt: Date.parse("2031-03-10T15:30:00Z"),
    endsAt: Date.parse("2031-03-10T16:30:00Z"),
    title: null,
    uid: null,
    source: "google" as const,
  };
  const unread = [{ source: "caldav" as const, account: "dana (cal.example)" }];
  const ctx = contextOf(await makeUser(), { readBusyTimes: async () => ({ connected: true, busy: [busy], unread }) });
  await scheduleMeeting(ctx, scheduleInput({ startsAt: "2031-03-10T15:59:00Z", durationMinutes: 60 }));
  expect(await previewSchedule(ctx, scheduleInput({ startsAt, durationMinutes: 60 }))).toMatchObject({
    conflicts: [
      { startsAt: "2031-03-10T15:30:00Z", endsAt: "2031-03-10T15:59:00Z", source: "calendar" },
      { startsAt: "2031-03-10T15:59:00Z", endsAt: "2031-03-10T16:59:00Z", source: "meeting" },
    ],
    unreadCalendars: ["caldav"],
  });
});
