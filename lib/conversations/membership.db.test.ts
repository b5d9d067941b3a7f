import { expect, test } from "vitest";
import type { Context, KeyScope } from "@/lib/context";
import { membershipOf, writingSeatOf } from "@/lib/conversations/membership";
import { aConversation, say, textsFor } from "@/lib/conversations/testing/a-conversation";
import { inTransaction } from "@/lib/db/transaction";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { verifyAddress } from "@/lib/people/verify-address";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "let in",
    (error: unknown) => Object(error).code,
  );

test("strangers, other guests and the links of other meetings find what never was, and the unconfirmed a closed door", async () => {
  const { meeting, withLinkOnly } = await aConversation();
  const other = await aConversation();
  const stranger = contextOf(await makeUser());
  const unknown = String(await membershipOf(stranger, crypto.randomUUID()).catch((error: unknown) => error));
  for (const ctx of [stranger, other.asBo, other.asLena]) {
    expect(String(await membershipOf(ctx, meeting.id).catch((error: unknown) => error))).toBe(unknown);
  }
  expect(await refusal(membershipOf(stranger, "not-an-id"))).toBe("not_found");
  expect(await refusal(membershipOf(withLinkOnly, meeting.id))).toBe("forbidden");
  expect(await refusal(membershipOf(contextAs({ kind: "system" }), meeting.id))).toBe("forbidden");
});

test("a key of the host needs the scope chat, and a key of somebody else finds nothing whatever it may do", async () => {
  const { meeting, host, asBo } = await aConversation();
  await say(asBo, meeting.id, "Hi");
  const key = (userId: string, ...scopes: KeyScope[]) =>
    contextAs({ kind: "api_key", apiKeyId: crypto.randomUUID(), userId, role: "counselor", scopes });
  expect(
    await refusal(membershipOf(key(host.id, "meetings:read", "meetings:write", "bookings:write"), meeting.id)),
  ).toBe("forbidden");
  expect(await textsFor(key(host.id, "chat"), meeting.id)).toEqual(["Hi"]);
  expect(await refusal(membershipOf(key((await makeUser()).id, "chat"), meeting.id))).toBe("not_found");
});

test("who is removed has no seat from then on, and the same again once they are back", async () => {
  const { meeting, asHost, asLena, asBo, lena, forBo } = await aConversation();
  await say(asHost, meeting.id, "Hello");
  const { email } = await testDb().invitation.findUniqueOrThrow({ where: { id: forBo } });
  await updateMeeting(asHost, meeting.id, { inviteeUserIds: [], inviteeEmails: [] });
  for (const ctx of [asLena, asBo]) expect(await refusal(membershipOf(ctx, meeting.id))).toBe("not_found");
  await updateMeeting(asHost, meeting.id, { inviteeUserIds: [lena.id], inviteeEmails: [{ email, name: "Bo" }] });
  expect(await textsFor(asLena, meeting.id)).toEqual(["Hello"]);
});

test("who has declined reads and does not write", async () => {
  const { meeting, asHost, asLena, forLena } = await aConversation();
  await say(asHost, meeting.id, "Hello");
  await testDb().invitation.update({ where: { id: forLena }, data: { response: "declined" } });
  expect(await textsFor(asLena, meeting.id)).toEqual(["Hello"]);
  expect(await refusal(writingSeatOf(asLena, meeting.id))).toBe("forbidden");
});

test("who joined by the link without an invitation reads what was written since, and does not write", async () => {
  const { meeting, asHost } = await aConversation();
  const passerBy = await makeUser();
  const at = (now: number): Context => ({ ...asHost, now: () => now });
  await say(at(1_000_000), meeting.id, "Before");
  await testDb().participant.create({
    data: { id: crypto.randomUUID(), meetingId: meeting.id, userId: passerBy.id, joinedAt: new Date(2_000_000) },
  });
  await say(at(3_000_000), meeting.id, "Since");
  expect(await textsFor(contextOf(passerBy), meeting.id)).toEqual(["Since"]);
  expect(await refusal(writingSeatOf(contextOf(passerBy), meeting.id))).toBe("forbidden");
});

test("of a cancelled meeting a guest's link says nothing, while the others still talk", async () => {
  const { meeting, asHost, asLena, asBo } = await aConversation();
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  expect(await refusal(membershipOf(asBo, meeting.id))).toBe("not_found");
  await say(asLena, meeting.id, "What a pity");
  expect(await textsFor(asHost, meeting.id)).toEqual(["What a pity"]);
});

test("a guest who gets an account keeps the seat: the same messages are theirs, and read is read", async () => {
  const host = await makeUser();
  const newcomer = await makeUser({ verified: false, role: "client" });
  const meeting = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: [newcomer.email] }));
  const [invitation] = meeting.invitations;
  const guest = contextAs({ kind: "guest", invitationId: invitation?.id ?? "", confirmed: true });
  await say(contextOf(host), meeting.id, "Hello");
  await say(guest, meeting.id, "Hi");
  expect(await refusal(membershipOf(contextOf(newcomer), meeting.id))).toBe("not_found");
  await inTransaction(testDb(), (tx) => verifyAddress(tx, newcomer.id, Date.now()));
  expect(await membershipOf(contextOf(newcomer), meeting.id)).toMatchObject({ mayWrite: true, readPosition: 2 });
  expect(await textsFor(contextOf(newcomer), meeting.id)).toEqual(["Hello", "Hi"]);
});
