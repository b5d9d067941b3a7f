import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { listMeetings, listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { previewSchedule } from "@/lib/meetings/schedule/preview-schedule";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeRelationship, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";
import { rfc3339Of } from "@/lib/time/rfc3339";
import {
  changedMeetingSchema,
  describedSchedulePreview,
  describedUpdatePreview,
  historySchema,
  meetingPageSchema,
  meetingSchema,
} from "@/lib/web/openapi/meeting-schema";

/** As a client of the API reads it. */
function wire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

async function readBy(ctx: Context, meetingId: string): Promise<unknown> {
  return wire(viewOf(await findMeeting(ctx, meetingId), ctx.actor, { appUrl: testAppUrl, now: ctx.now() }));
}

/** A meeting that has one of everything: client, guest, answer, note, calendar, cancellation. */
async function aFullMeeting() {
  const host = await makeUser();
  const client = await makeUser({ role: "client" });
  const relationship = await makeRelationship(host, client);
  const { id, invitations } = await scheduleMeeting(
    contextOf(host),
    scheduleInput({
      relationshipId: relationship.id,
      inviteeEmails: ["bo@x.example"],
      description: "Bring the form.",
      location: { type: "phone", value: "+49 30 1234" },
    }),
  );
  await testDb().invitation.updateMany({
    where: { meetingId: id },
    data: { response: "accepted", respondedAt: new Date("2026-12-01T09:00:00.123Z"), note: "Gladly." },
  });
  const connection = await testDb().calendarConnection.create({
    data: {
      id: crypto.randomUUID(),
      userId: host.id,
      provider: "google",
      account: "host@x.example",
      sealedCredentials: Buffer.from("sealed"),
      calendarId: "primary",
      createdAt: new Date(),
    },
  });
  const event = { connectionId: connection.id, meetingId: id, revision: 1, at: new Date() };
  await testDb().calendarEvent.create({ data: { ...event, state: "failed", reason: "calendar_disconnected" } });
  await testDb().meeting.update({
    where: { id },
    data: { status: "cancelled", cancelledAt: new Date(), cancelReason: "Ill." },
  });
  const guest = contextAs({ kind: "guest", invitationId: invitations[1]?.id ?? "" });
  return { id, host: contextOf(host), client: contextOf(client), guest };
}

test("what host, client and guest read is a meeting as the document describes it, and nothing more", async () => {
  const { id, host, client, guest } = await aFullMeeting();
  for (const reader of [host, client, guest]) {
    expect(meetingSchema.safeParse(await readBy(reader, id)).error).toBeUndefined();
  }
});

test("so is an instant meeting with nobody invited, and a page of meetings", async () => {
  const ctx = contextOf(await makeUser());
  const { id } = await scheduleMeeting(ctx, scheduleInput({ kind: "instant" }));
  const meeting = await readBy(ctx, id);
  expect(meetingSchema.safeParse(meeting).error).toBeUndefined();
  const { nextCursor } = await listMeetings(ctx, listMeetingsInput.parse({}));
  const page = wire({ data: [meeting], page: { nextCursor } });
  expect(meetingPageSchema.safeParse(page).error).toBeUndefined();
});

test("so is trying to schedule on top of another meeting", async () => {
  const ctx = contextOf(await makeUser());
  const input = scheduleInput({ inviteeEmails: ["bo@x.example"] });
  await scheduleMeeting(ctx, input);
  const preview = await previewSchedule(ctx, input);
  expect(preview.conflicts).toHaveLength(1);
  expect(describedSchedulePreview.safeParse(wire(preview)).error).toBeUndefined();
});

test("so are a change of every field that people are told about, its dry run and its history", async () => {
  const ctx = contextOf(await makeUser());
  const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const input: UpdateMeetingInput = {
    title: "Another title",
    description: "Bring the form.",
    startsAt: Date.parse("2027-04-10T16:00:00Z"),
    durationMinutes: 30,
    timeZone: "Europe/Lisbon",
    location: { type: "phone", value: "+49 30 1234" },
    inviteeEmails: [{ email: "cy@x.example", name: null }],
  };
  expect(describedUpdatePreview.safeParse(wire(await previewUpdate(ctx, id, input))).error).toBeUndefined();
  const { meeting, changes } = await updateMeeting(ctx, id, input);
  const view = viewOf(meeting, ctx.actor, { appUrl: testAppUrl, now: ctx.now() });
  expect(changes.length).toBeGreaterThanOrEqual(7);
  const lines = (await listHistory(ctx, id)).map(({ id: _, invitee: __, at, ...line }) => ({
    at: rfc3339Of(at),
    ...line,
  }));
  expect(lines).toHaveLength(2);
  expect(historySchema.safeParse(wire({ data: lines })).error).toBeUndefined();
  expect(changedMeetingSchema.safeParse(wire({ ...view, changes })).error).toBeUndefined();
});
