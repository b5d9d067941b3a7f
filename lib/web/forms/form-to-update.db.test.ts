import { expect, test } from "vitest";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import { contextOf, makePractice, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";
import { changeOfForm } from "@/lib/web/forms/form-to-update";
import { formObjectOf } from "@/lib/web/forms/form-values";
import { formOfContent, formOfMeeting } from "@/lib/web/forms/meeting-to-form";
import { scheduleForm } from "@/lib/web/forms/schedule-form";
import { parseInput } from "@/lib/web/request/parse-input";

async function aMeeting(body: Partial<ScheduleMeetingBody>) {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const colleague = await makeUser({ practiceId: practice.id });
  const relationship = await makeRelationship(host, await makeUser({ role: "client" }));
  const ctx = contextOf(host);
  const people = { relationshipId: relationship.id, inviteeUserIds: [colleague.id] };
  return { ctx, meeting: await scheduleMeeting(ctx, scheduleInput({ ...people, ...body })) };
}

function typed(values: Record<string, string[]>, corrections: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, texts] of Object.entries({ occurrence: [""], ...values })) {
    for (const text of texts) form.append(name, text);
  }
  for (const [name, text] of Object.entries(corrections)) form.set(name, text);
  return parseInput(scheduleForm, formObjectOf(form));
}

const guests = ["bo@x.example", { email: "ada@x.example", name: 'Lind, "Ada" \\ Mara' }];

test.each<[string, Partial<ScheduleMeetingBody>]>([
  ["at a full minute", { inviteeEmails: guests, location: { type: "in_person", value: "Room 2" } }],
  ["that was started at once", { kind: "instant", inviteeEmails: guests, durationMinutes: 35 }],
  [
    "with odd seconds",
    { startsAt: "2027-03-10T16:00:41Z", endsAt: "2027-03-10T16:50:11Z", durationMinutes: undefined },
  ],
  ["in the hour that comes twice", { startsAt: "2027-10-31T02:30:00+01:00", description: "One\nTwo" }],
])("the form of a meeting %s, sent as it is, changes nothing", async (_, body) => {
  const { ctx, meeting } = await aMeeting(body);
  const change = changeOfForm(typed(formOfMeeting(meeting)), meeting);
  const preview = await previewUpdate(ctx, meeting.id, change);
  expect(preview.changes).toEqual([]);
});

test("another length of a meeting that was started at once keeps its second", async () => {
  const { meeting } = await aMeeting({ kind: "instant" });
  const change = changeOfForm(typed(formOfMeeting(meeting), { durationMinutes: "25" }), meeting);
  expect(change).toMatchObject({ durationMinutes: 25 });
  expect(change).not.toHaveProperty("startsAt");
});

test("guests who stay count as no new invitations", async () => {
  const { meeting } = await aMeeting({ inviteeEmails: guests });
  expect(changeOfForm(typed(formOfMeeting(meeting), { title: "Other" }), meeting)).not.toHaveProperty("inviteeEmails");
});

test("a client who was invited by address as well is removed with the relationship", async () => {
  const host = await makeUser();
  const client = await makeUser({ role: "client" });
  const relationship = await makeRelationship(host, client);
  const ctx = contextOf(host);
  const asGuest = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [client.email] }));
  const { meeting } = await updateMeeting(ctx, asGuest.id, { relationshipId: relationship.id });
  const change = changeOfForm(typed(formOfMeeting(meeting), { relationshipId: "" }), meeting);
  const { changes } = await previewUpdate(ctx, meeting.id, change);
  expect(changes).toEqual([{ field: "invitees", from: [client.email], to: [] }]);
});

test("another zone moves the meeting to the same hour there", async () => {
  const { ctx, meeting } = await aMeeting({});
  const change = changeOfForm(typed(formOfMeeting(meeting), { timeZone: "America/New_York" }), meeting);
  const { changes } = await previewUpdate(ctx, meeting.id, change);
  expect(changes).toContainEqual({ field: "startsAt", from: "2027-03-10T15:00:00Z", to: "2027-03-10T21:00:00Z" });
});

test.each([0, 1, 2])("leaving out invitee %i removes exactly them", async (position) => {
  const { ctx, meeting } = await aMeeting({ inviteeEmails: ["bo@x.example"] });
  const out = meeting.invitations[position];
  const { changes } = await previewUpdate(
    ctx,
    meeting.id,
    changeOfForm(typed(formOfMeeting(meeting, out?.id)), meeting),
  );
  const before = meeting.invitations.map(({ email }) => email);
  expect(changes).toEqual([{ field: "invitees", from: before, to: before.filter((email) => email !== out?.email) }]);
});

test("a new meeting begins from an old one without its day and time", async () => {
  const { meeting } = await aMeeting({});
  const values = formOfContent(meeting);
  expect(values).toMatchObject({ title: [meeting.title], durationMinutes: ["custom"], customMinutes: ["60"] });
  expect(Object.keys(values)).not.toContain("date");
  expect(Object.keys(values)).not.toContain("time");
});
