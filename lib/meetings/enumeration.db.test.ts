import { expect, test } from "vitest";
import { previewUpdate } from "@/lib/meetings/change/preview-update";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";

/** Three addresses of one length, so that their answers must have one length too. */
async function threeAddresses() {
  const practice = await makePractice();
  const verified = await makeUser({ name: "Verified Person", role: "client" });
  const colleague = await makeUser({ name: "Verified Colleague", practiceId: practice.id });
  const unverified = await makeUser({ name: "Unverified Person", role: "client", verified: false });
  const host = await makeUser({ practiceId: practice.id });
  return {
    host,
    addresses: [verified.email, colleague.email, unverified.email, `${crypto.randomUUID()}@people.example`],
  };
}

/** What differs from meeting to meeting by its nature: ids and instants, all of one length. */
function shapeOf(text: string, email: string): string {
  return text
    .replaceAll(email, "<address>")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>")
    .replaceAll(/\/m\/[\w-]{24}/g, "/m/<slug>");
}

test("a host who schedules cannot tell by the answer whether an address has an account (P-24)", async () => {
  const { host, addresses } = await threeAddresses();
  const now = () => Date.parse("2026-12-01T09:00:00Z");
  const ctx = contextOf(host, { now });
  const answers: string[] = [];
  const reads: string[] = [];
  for (const email of addresses) {
    const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [{ email, name: "As I call them" }] }));
    const say = (row: typeof meeting) => JSON.stringify(viewOf(row, ctx.actor, { appUrl: testAppUrl, now: now() }));
    answers.push(say(meeting));
    reads.push(say(await findMeeting(ctx, meeting.id)));
  }
  expect(new Set(answers.map((text, index) => shapeOf(text, addresses[index] ?? ""))).size).toBe(1);
  expect(new Set(answers.map((text) => text.length)).size).toBe(1);
  expect(reads).toEqual(answers);
});

test("trying out a change shows the same mails for everyone invited by address, whatever their own wishes (P-24)", async () => {
  const { host, addresses } = await threeAddresses();
  const [withCalendar = ""] = addresses;
  const account = await testDb().user.update({ where: { email: withCalendar }, data: { updateMails: "never" } });
  await testDb().calendarConnection.create({
    data: {
      id: crypto.randomUUID(),
      userId: account.id,
      provider: "google",
      account: withCalendar,
      sealedCredentials: Buffer.from("sealed"),
      calendarId: "primary",
      createdAt: new Date(),
    },
  });
  const ctx = contextOf(host);
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: addresses }));
  const { notices } = await previewUpdate(ctx, meeting.id, { title: "Another title" });
  expect(notices.map(({ email, channel, template }) => [email, channel, template])).toEqual(
    addresses.map((email) => [email, "email", "meeting_updated"]),
  );
});

test("what is stored is the truth all the same", async () => {
  const { host, addresses } = await threeAddresses();
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: addresses }));
  const stored = await testDb().invitation.findMany({ where: { meetingId: meeting.id }, orderBy: { position: "asc" } });
  expect(stored.map(({ kind }) => kind)).toEqual(["internal", "internal", "external", "external"]);
});
