import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { issueInvitationLink } from "@/lib/meetings/guests/issue-invitation-link";
import { personalLink } from "@/lib/meetings/guests/personal-link";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import {
  contextAs,
  contextOf,
  makePractice,
  makeUser,
  scheduleInput,
  testAppUrl,
  testSecrets,
} from "@/lib/testing/people";
import { contending } from "@/lib/testing/waiting-for-locks";

let ctx: Context;
let meeting: MeetingRow;
let colleague: { id: string; role: "counselor" };
let hidden: { id: string; role: "counselor" };

beforeEach(async () => {
  const practice = await makePractice();
  ctx = contextOf(await makeUser({ practiceId: practice.id }));
  const { id } = await makeUser({ practiceId: practice.id });
  const registered = await makeUser();
  colleague = { id, role: "counselor" };
  hidden = { id: registered.id, role: "counselor" };
  meeting = await scheduleMeeting(
    ctx,
    scheduleInput({ inviteeUserIds: [id], inviteeEmails: ["bo@x.example", registered.email] }),
  );
});

const linkTo = (position: number, asked = ctx) =>
  personalLink(asked, meeting.id, meeting.invitations[position]?.id ?? "");
const GUEST_LINK = /^https:\/\/meet\.example\/i\/[\w-]{43}$/;

test("an address gets the link of its invitation, which opens exactly that invitation", async () => {
  const { url, opensAs } = await linkTo(1);
  expect(url).toMatch(GUEST_LINK);
  expect(opensAs).toBe("guest");
  const guest = await findGuest({ db: testDb(), now: Date.now }, url.split("/i/")[1] ?? "");
  expect(guest).toMatchObject({ meetingId: meeting.id, invitationId: meeting.invitations[1]?.id });
});

test("whether an address has an account cannot be told from its link, until its owner shows themselves", async () => {
  expect((await linkTo(2)).url).toMatch(GUEST_LINK);
  await revealAccount(contextOf(hidden), meeting.id);
  expect(await linkTo(2)).toEqual({ url: `${testAppUrl}/meetings/${meeting.id}`, opensAs: "account" });
});

test("a guest without an account keeps a guest's link after having answered", async () => {
  await testDb().invitation.update({
    where: { id: meeting.invitations[1]?.id ?? "" },
    data: { revealedAt: new Date() },
  });
  expect((await linkTo(1)).url).toMatch(GUEST_LINK);
});

test("someone invited by name gets the address of the meeting, which asks them to sign in", async () => {
  expect(await linkTo(0)).toEqual({ url: `${testAppUrl}/meetings/${meeting.id}`, opensAs: "account" });
});

test("after a fresh link was issued, it is that one", async () => {
  const fresh = await issueInvitationLink(contextAs({ kind: "system" }), meeting.id, "bo@x.example");
  expect((await linkTo(1)).url).toBe(fresh.url);
});

test("only the host gets it; to strangers the meeting never was", async () => {
  await expect(linkTo(1, contextOf(colleague))).rejects.toMatchObject({ code: "forbidden" });
  await expect(linkTo(1, contextOf(await makeUser()))).rejects.toMatchObject({ code: "not_found" });
});

test("someone who is not invited, or not to this meeting, has no link", async () => {
  const other = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["cy@x.example"] }));
  const foreign = other.invitations[0]?.id ?? "";
  await expect(personalLink(ctx, meeting.id, foreign)).rejects.toMatchObject({ code: "not_found" });
  await expect(personalLink(ctx, meeting.id, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
});

test("the history says once of each link that the host was shown it", async () => {
  const shown = async () =>
    testDb().historyEntry.count({ where: { meetingId: meeting.id, action: "invitation_link_shown" } });
  await linkTo(0);
  expect(await shown()).toBe(0);
  const meetingHeld = Prisma.sql`select 1 from meetings where id = ${meeting.id}::uuid for update`;
  await contending(meetingHeld, [() => linkTo(1), () => linkTo(1)]);
  expect(await shown()).toBe(1);
  await issueInvitationLink(contextAs({ kind: "system" }), meeting.id, "bo@x.example");
  await linkTo(1);
  expect(await shown()).toBe(2);
  expect(verifyChain(testSecrets, meeting.id, await findHistory(testDb(), meeting.id))).toBe(true);
});
