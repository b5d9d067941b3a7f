import { expect, test } from "vitest";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken, invitationTokenHash } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";

const ends = Date.parse("2027-03-10T16:00:00Z");

/** A meeting that ends at `ends`, with one guest and their token. */
async function anInvitation() {
  const host = await makeUser();
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const id = meeting.invitations[0]?.id ?? "";
  return { host, meeting, id, token: invitationToken(testSecrets, { id, tokenVersion: 0 }) };
}

function found(token: string, now = Date.now()) {
  return findGuest({ db: testDb(), now: () => now }, token);
}

test("the token names the invitation and its meeting, and the database holds neither it nor anything to make it from", async () => {
  const { id, meeting, token } = await anInvitation();
  expect(await found(token)).toEqual({ kind: "guest", invitationId: id, meetingId: meeting.id, cancelled: false });
  expect(token).toMatch(/^[\w-]{43}$/);
  const stored = await testDb().invitation.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(stored)).not.toContain(token);
});

test("it opens until 24 hours after the end", async () => {
  const { token } = await anInvitation();
  expect(await found(token, ends + DAY - 1)).toBeDefined();
  expect(await found(token, ends + DAY)).toBeUndefined();
});

test("a removed invitee's token is dead at once", async () => {
  const { id, token } = await anInvitation();
  await testDb().invitation.update({ where: { id }, data: { removedAt: new Date() } });
  expect(await found(token)).toBeUndefined();
});

test("a fresh link kills the old one", async () => {
  const { id, token } = await anInvitation();
  const next = { id, tokenVersion: 1 };
  await testDb().invitation.update({
    where: { id },
    data: { tokenVersion: 1, tokenHash: invitationTokenHash(testSecrets, next) },
  });
  expect(await found(token)).toBeUndefined();
  expect(await found(invitationToken(testSecrets, next))).toBeDefined();
});

test("a deactivated host's invitations open nothing", async () => {
  const { host, token } = await anInvitation();
  await testDb().user.update({ where: { id: host.id }, data: { deactivatedAt: new Date() } });
  expect(await found(token)).toBeUndefined();
});

test("a token of another purpose, a part of one and what is none open nothing", async () => {
  const { id, token } = await anInvitation();
  const others = [testSecrets.tokenFor("sign-in", id, 0), token.slice(1), `${token}=`, "", id, "%00", "' or true --"];
  for (const wrong of others) expect(await found(wrong)).toBeUndefined();
});
