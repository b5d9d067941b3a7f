import { expect, test } from "vitest";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { revealAccount } from "@/lib/meetings/invitees/reveal-account";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

async function aMeetingWithAnAddress() {
  const host = contextOf(await makeUser({ name: "Dr. Ada" }));
  const registered = await makeUser({ name: "Zoe", role: "client" });
  const { id } = await scheduleMeeting(host, scheduleInput({ inviteeEmails: [registered.email] }));
  const seenByHost = async () => {
    const { invitees } = viewOf(await findMeeting(host, id), host.actor, { appUrl: host.appUrl, now: host.now() });
    return invitees.map(({ userId, name }) => [userId, name]);
  };
  return { host, registered, id, seenByHost };
}

test("the history names who scheduled the meeting, for the host alone", async () => {
  const { host, registered, id } = await aMeetingWithAnAddress();
  const lines = await listHistory(host, id);
  expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
    ["meeting_scheduled", { kind: "user", name: "Dr. Ada" }],
  ]);
  await expect(listHistory(contextOf(registered), id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listHistory(contextOf(await makeUser()), id)).rejects.toMatchObject({ code: "not_found" });
});

test("the host learns who is behind an address when that person opens the meeting signed in", async () => {
  const { registered, id, seenByHost } = await aMeetingWithAnAddress();
  expect(await seenByHost()).toEqual([[null, null]]);
  await revealAccount(contextOf(registered), id);
  expect(await seenByHost()).toEqual([[registered.id, "Zoe"]]);
  const [before] = await testDb().invitation.findMany({ where: { meetingId: id } });
  await revealAccount(contextOf(registered), id);
  expect(await testDb().invitation.findMany({ where: { meetingId: id } })).toEqual([before]);
});

test("nobody else reveals them: not the host, a stranger, their API key, or themselves once removed", async () => {
  const { host, registered, id, seenByHost } = await aMeetingWithAnAddress();
  const key = {
    kind: "api_key",
    apiKeyId: crypto.randomUUID(),
    userId: registered.id,
    role: "client",
    scopes: [],
  } as const;
  for (const ctx of [host, contextOf(await makeUser()), contextAs(key)]) await revealAccount(ctx, id);
  expect(await seenByHost()).toEqual([[null, null]]);

  await testDb().invitation.updateMany({ where: { meetingId: id }, data: { removedAt: new Date() } });
  await revealAccount(contextOf(registered), id);
  expect(await testDb().invitation.count({ where: { meetingId: id, revealedAt: { not: null } } })).toBe(0);
});
