import { expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { confirmByCode } from "@/lib/conversations/confirm-by-code";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation, say } from "@/lib/conversations/testing/a-conversation";
import { accessLogOn } from "@/lib/history/access-log";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { eraseOwnGuest } from "@/lib/meetings/guests/erase-guest";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { guestData } from "@/lib/meetings/guests/guest-data";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { chooseReminders } from "@/lib/meetings/guests/reminder-opt-out";
import { tablesQuoting } from "@/lib/meetings/guests/testing/tables-quoting";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { signInCode } from "@/lib/people/sign-in/sign-in-secrets";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";

/** An invitation by address, and the account that has the address, if any. */
type Looked = { readonly invitationId: string; readonly userId: string | null };

const emailOf = async (id: string) => (await testDb().invitation.findUniqueOrThrow({ where: { id } })).email;

async function seenBy(ctx: Context, meetingId: string) {
  return viewOf(await findMeeting(ctx, meetingId), ctx.actor, { appUrl: ctx.appUrl, now: ctx.now() });
}

/** Bo has answered, written and looked; another host has invited the same address. */
async function boWhoDidThings(note = "Perhaps late", words = "From Bo") {
  const talk = await aConversation();
  const email = await emailOf(talk.forBo);
  await respond(talk.asBo, talk.meeting.id, { response: "tentative", note });
  await say(talk.asBo, talk.meeting.id, words);
  await chooseReminders(talk.asBo, false);
  const log = accessLogOn({ db: testDb(), secrets: testSecrets });
  const looked = { meetingId: talk.meeting.id, part: "guest-page", action: "read", outcome: "allowed" } as const;
  await log.note({ ...looked, actor: talk.asBo.actor, at: Date.now() });
  const other = contextOf(await makeUser({ name: "Ines Roth" }));
  const second = await scheduleMeeting(other, scheduleInput({ title: "Second", inviteeEmails: [email] }));
  return { ...talk, email, other, second };
}

test("a guest's export holds all that is kept of their address, whoever invited it, and asks for the code first", async () => {
  const { asBo, withLinkOnly, email, meeting, forBo, asHost } = await boWhoDidThings();
  await expect(guestData(withLinkOnly)).rejects.toMatchObject({ code: "forbidden", reason: "confirm_address" });
  const data = await guestData(asBo);
  expect(data).toMatchObject({
    email,
    remindersStopped: ["Dana Whitfield"],
    messageEmailsStopped: [],
    accesses: [{ actorId: forBo, part: "guest-page", outcome: "allowed" }],
  });
  expect(data.history.map(({ action }) => action)).toContain("invitation_answered");
  const [first, second] = data.invitations;
  expect(first).toMatchObject({
    name: "Bo",
    response: "tentative",
    note: "Perhaps late",
    messages: [{ body: "From Bo" }],
    meeting: { host: "Dana Whitfield", title: "First conversation" },
  });
  expect(first?.deliveries.length).toBeGreaterThan(0);
  expect(second?.meeting).toMatchObject({ host: "Ines Roth", title: "Second" });
  expect(JSON.stringify(data)).not.toContain("Lena");
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  const after = await guestData(asBo);
  expect(after.invitations[0]?.meeting).toEqual({ host: "Dana Whitfield", status: "cancelled" });
});

test("a guest erases the address at every host, after the code alone, and the history still proves what was done", async () => {
  const { asBo, withLinkOnly, email, meeting, second, forBo, asHost } = await boWhoDidThings(
    "canary-note",
    "canary-words",
  );
  await expect(eraseOwnGuest(withLinkOnly)).rejects.toMatchObject({ code: "forbidden", reason: "confirm_address" });
  await updateMeeting(asHost, meeting.id, { title: "Renamed" });
  await updateMeeting(asHost, meeting.id, { status: "cancelled" });
  const { content } = await testDb().meetingContent.findFirstOrThrow({ where: { meetingId: meeting.id, revision: 3 } });
  expect(Object.keys(content ?? {}).sort()).toEqual(
    ["title", "description", "startsAt", "endsAt", "timeZone", "location", "host", "status"].sort(),
  );
  // As a release before this one stored it.
  await testDb().$executeRaw`
    update meeting_contents set content = content || jsonb_build_object('invitations', jsonb_build_array('canary-note'))
     where meeting_id = ${meeting.id}::uuid`;
  expect((await tablesQuoting(email)).length).toBeGreaterThan(0);

  await eraseOwnGuest(asBo);

  expect(await tablesQuoting(email)).toEqual([]);
  expect(await tablesQuoting("canary-words")).toEqual([]);
  expect(await tablesQuoting("canary-note")).toEqual([]);
  expect(await findGuest(asBo, invitationToken(testSecrets, { id: forBo, tokenVersion: 0 }))).toBeUndefined();
  await expect(guestData(asBo)).rejects.toMatchObject({ code: "not_found" });
  await expect(eraseOwnGuest(asBo)).rejects.toMatchObject({ code: "not_found" });
  for (const [{ id }, invitationId] of [
    [meeting, forBo],
    [second, second.invitations[0]?.id],
  ] as const) {
    const lines = await findHistory(testDb(), id);
    expect(lines.at(-1)).toMatchObject({ action: "guest_erased", actorKind: "guest", actorId: invitationId });
    expect(verifyChain(testSecrets, id, lines)).toBe(true);
  }
});

test("a host who knows of no account learns of none when its owner erases as a guest, and the account stays", async () => {
  const host = contextOf(await makeUser());
  const member = await makeUser();
  const nobody = `nobody-${crypto.randomUUID()}@x.example`;
  const seen = [];
  for (const email of [member.email, nobody]) {
    const meeting = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [email] }));
    const [own] = meeting.invitations;
    await eraseOwnGuest(
      contextAs({ kind: "guest", invitationId: own?.id ?? "", confirmed: true, justConfirmed: true }),
    );
    expect(await emailOf(own?.id ?? "")).toContain("@erased.invalid");
    const { invitees, revision } = await seenBy(host, meeting.id);
    const { userId, kind } = await testDb().invitation.findUniqueOrThrow({ where: { id: own?.id ?? "" } });
    seen.push({ invitees, revision, userId, kind });
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(await testDb().user.count({ where: { email: member.email, deactivatedAt: null } })).toBe(1);
});

test.each([
  [
    "erases as a guest",
    async ({ invitationId }: Looked) =>
      eraseOwnGuest(contextAs({ kind: "guest", invitationId, confirmed: true, justConfirmed: true })),
  ],
  ["closes the account", async ({ userId }: Looked) => userId && deactivateUser(contextAs({ kind: "system" }), userId)],
])("looks by an account that the host never learned of stay unseen when its owner %s", async (_, leave) => {
  const host = contextOf(await makeUser());
  const member = await makeUser({ name: "Nora Field" });
  const lookedAt = async (email: string, userId: string | null) => {
    const meeting = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [email] }));
    const invitationId = meeting.invitations[0]?.id ?? "";
    const log = accessLogOn({ db: testDb(), secrets: testSecrets });
    const look = { meetingId: meeting.id, part: "meeting", action: "read", outcome: "allowed" } as const;
    if (userId) await log.note({ ...look, actor: contextOf(member).actor, at: Date.now() });
    const told = async () =>
      (await listHistory(host, meeting.id)).map(({ action, actor: { kind, name } }) => [
        action,
        kind,
        name?.replace(invitationId, ""),
      ]);
    const before = await told();
    await leave({ invitationId, userId });
    return { before, after: await told() };
  };
  const theirs = await lookedAt(member.email, member.id);
  const nobodys = await lookedAt(`nobody-${crypto.randomUUID()}@x.example`, null);
  expect(theirs).toEqual(nobodys);
  expect(JSON.stringify(theirs)).not.toContain("Nora");
});

test("whom the host knows by an account has that account for it, and nobody but a guest erases here", async () => {
  const { asHost, forLena } = await aConversation();
  const lenaByLink = contextAs({ kind: "guest", invitationId: forLena, confirmed: true, justConfirmed: true });
  await expect(eraseOwnGuest(lenaByLink)).rejects.toMatchObject({ code: "forbidden", reason: "sign_in" });
  await expect(guestData(lenaByLink)).rejects.toMatchObject({ code: "forbidden", reason: "sign_in" });
  await expect(eraseOwnGuest(asHost)).rejects.toMatchObject({ code: "not_found" });
});

test("the code is mailed for a cancelled meeting too, which is a reason to want one's data erased", async () => {
  const practiceId = (await makePractice()).id;
  const host = contextOf(await makeUser({ practiceId }));
  const meeting = await scheduleMeeting(host, scheduleInput({ inviteeEmails: ["zoe@x.example"] }));
  await updateMeeting(host, meeting.id, { status: "cancelled" });
  const zoe = contextAs({ kind: "guest", invitationId: meeting.invitations[0]?.id ?? "" });
  const asked = await requestCode(zoe, { returnPath: "/", locale: "en" });
  const code = signInCode(testSecrets, asked.challengeId);
  expect(await confirmByCode(zoe, code, asked.challengeId)).toMatchObject({ ok: true });
});
