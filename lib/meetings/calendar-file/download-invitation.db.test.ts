import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { namesIn, property, readWire } from "@/lib/ics/testing/read-wire";
import { downloadInvitation } from "@/lib/meetings/calendar-file/download-invitation";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

async function aMeeting(wishes: Parameters<typeof scheduleInput>[0] = {}) {
  const host = await makeUser();
  const client = await makeUser({ name: "Mara Lind", role: "client" });
  const relationship = await makeRelationship(host, client);
  const input = scheduleInput({
    relationshipId: relationship.id,
    inviteeEmails: [{ email: "bo@x.example", name: "Bo Guest" }],
    ...wishes,
  });
  const meeting = await scheduleMeeting(contextOf(host), input);
  const invitationId = meeting.invitations.find(({ kind }) => kind === "external")?.id ?? "";
  const participant = await makeUser({ role: "client" });
  await testDb().participant.create({
    data: { id: crypto.randomUUID(), meetingId: meeting.id, userId: participant.id, joinedAt: new Date() },
  });
  const guest = contextAs({ kind: "guest", invitationId });
  const readers = [
    contextOf(host),
    contextOf(client),
    contextOf(participant),
    guest,
    contextAs({ kind: "api_key", apiKeyId: "k", userId: host.id, role: "counselor", scopes: ["meetings:read"] }),
  ];
  return { meeting, host, client, guest, readers };
}

async function codeOf(ctx: Context, meetingId: string): Promise<string> {
  const error = await downloadInvitation(ctx, meetingId).catch((reason: unknown) => reason);
  return error instanceof AppError ? `${error.code} ${error.message}` : String(error);
}

test("host, invitee, participant, guest and key read the same file: PUBLISH, the mails' UID and SEQUENCE, no ATTENDEE (P09)", async () => {
  const { meeting, host, client, readers } = await aMeeting();
  const files = await Promise.all(readers.map((ctx) => downloadInvitation(ctx, meeting.id)));
  const [file = ""] = files;
  expect(new Set(files).size).toBe(1);
  expect(readWire(file).properties.find(({ name }) => name === "METHOD")?.value).toBe("PUBLISH");
  expect(property(file, "UID")?.value).toBe(meeting.uid);
  expect(property(file, "SEQUENCE")?.value).toBe("0");
  expect(property(file, "DTSTART")?.value).toBe("20270310T150000Z");
  expect(property(file, "DTEND")?.value).toBe("20270310T160000Z");
  expect(namesIn(file)).not.toContain("ATTENDEE");
  for (const hidden of [host.email, client.email, "Mara Lind", "bo@x.example", "Bo Guest"]) {
    expect(file).not.toContain(hidden);
  }
});

test("neutral keeps title and description out, full puts them in", async () => {
  const words = { title: "Grief group", description: "Bring a photo." };
  const neutral = await aMeeting({ ...words, disclosure: "neutral" });
  const full = await aMeeting({ ...words, disclosure: "full" });
  const discreet = await downloadInvitation(contextOf(neutral.host), neutral.meeting.id);
  expect(discreet).not.toMatch(/Grief|photo/);
  const open = await downloadInvitation(contextOf(full.host), full.meeting.id);
  expect(open).toContain("SUMMARY:Grief group");
  expect(open).toContain("Bring a photo.");
});

test("the bytes stay the same until the meeting changes, at any hour", async () => {
  const { meeting, host } = await aMeeting();
  const at = (now: string) => downloadInvitation(contextOf(host, { now: () => Date.parse(now) }), meeting.id);
  const before = await at("2026-12-01T08:00:00Z");
  expect(await at("2027-03-10T15:30:00Z")).toBe(before);

  await testDb().meeting.update({
    where: { id: meeting.id },
    data: { revision: 2, sequence: 1, updatedAt: new Date("2027-01-05T09:00:00Z") },
  });
  const after = await at("2027-03-10T15:30:00Z");
  expect([property(after, "UID")?.value, property(after, "SEQUENCE")?.value]).toEqual([meeting.uid, "1"]);
  expect(property(after, "DTSTAMP")?.value).toBe("20270105T090000Z");
});

test("a cancelled and an ended meeting have no file, for whoever may know of it (P10)", async () => {
  const { meeting, host, readers } = await aMeeting();
  for (const reader of readers) {
    const afterwards = { ...reader, now: () => Date.parse("2027-03-10T16:00:00Z") };
    expect(await codeOf(afterwards, meeting.id)).toMatch(/^meeting_ended /);
  }
  await testDb().meeting.update({ where: { id: meeting.id }, data: { status: "cancelled", cancelledAt: new Date() } });
  for (const reader of readers) expect(await codeOf(reader, meeting.id)).toMatch(/^meeting_cancelled /);
  const stranger = contextOf(await makeUser({ practiceId: host.practiceId }));
  expect(await codeOf(stranger, meeting.id)).toMatch(/^not_found /);
});

test("strangers, other meetings' guests and removed invitees read what they would for a meeting that never was", async () => {
  const { meeting, client } = await aMeeting();
  const other = await aMeeting();
  const stranger = contextOf(await makeUser());
  const never = await codeOf(stranger, crypto.randomUUID());
  expect(await codeOf(stranger, meeting.id)).toBe(never);
  expect(await codeOf(other.guest, meeting.id)).toBe(never);
  for (const guess of [meeting.uid, meeting.slug, `${meeting.id}'`, "", meeting.id.replaceAll("-", "")]) {
    expect(await codeOf(contextOf(client), guess)).toBe(never);
  }
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { removedAt: new Date() } });
  expect(await codeOf(contextOf(client), meeting.id)).toBe(never);
});
