import { expect, test } from "vitest";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { tablesQuoting } from "@/lib/meetings/guests/testing/tables-quoting";
import { aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, testSecrets } from "@/lib/testing/people";
import { idempotently } from "@/lib/web/request/idempotency";

const operator = contextAs({ kind: "system" });

test("an erased guest is nowhere any more, hears nothing more, and the history still proves what was done", async () => {
  const { meeting, change, tell, send, mailer } = await aMeetingToTell();
  const bo = meeting.invitations[0];
  if (!bo) throw new Error("Bo is invited.");
  const token = invitationToken(testSecrets, { id: bo.id, tokenVersion: 0 });
  await tell();
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  await change(nextDay);
  const caller = contextOf(await makeUser());
  const kept = { caller: "c", method: "POST", path: "/", key: "k", body: "" };
  await idempotently(caller, kept, async () => ({ status: 200, headers: {}, body: "to BO@x.example" }));
  expect((await tablesQuoting("bo@x.example")).sort()).toEqual(["public.history", "public.invitations"]);

  expect(await eraseGuest(operator, " Bo@X.example ")).toEqual({ invitations: 1 });

  expect(await tablesQuoting("bo@x.example")).toEqual([]);
  expect(await testDb().storedMail.count({ where: { delivery: { invitationId: bo.id }, sealed: { not: null } } })).toBe(
    0,
  );
  expect(
    await testDb().storedMail.count({ where: { delivery: { meetingId: meeting.id }, sealed: { not: null } } }),
  ).toBe(2);
  const again = await idempotently(caller, kept, async () => ({ status: 200, headers: {}, body: "anew" }));
  expect(again.body).toBe("anew");
  expect(await findGuest(operator, token)).toBeUndefined();
  const before = mailer.attempts.length;
  await tell();
  await send();
  expect(mailer.attempts.slice(before).map(({ mail }) => mail.to)).toEqual(
    expect.not.arrayContaining(["bo@x.example"]),
  );

  const history = await findHistory(testDb(), meeting.id);
  expect(history.at(-1)).toMatchObject({ action: "guest_erased", actorKind: "system" });
  expect(history.filter(({ erasedAt }) => erasedAt !== null).map(({ action }) => action)).toEqual(["meeting_updated"]);
  expect(verifyChain(testSecrets, meeting.id, history)).toBe(true);
  expect(await eraseGuest(operator, "bo@x.example")).toEqual({ invitations: 0 });
});

test("a history that lost or changed a line is not intact, and the database lets nobody do either", async () => {
  const { meeting, change } = await aMeetingToTell();
  await change({ title: "Other", location: { type: "phone", value: "1" } });
  await change(nextDay);
  const lines = await findHistory(testDb(), meeting.id);
  expect(verifyChain(testSecrets, meeting.id, lines)).toBe(true);
  expect(verifyChain(testSecrets, meeting.id, lines.toSpliced(1, 1))).toBe(false);
  expect(
    verifyChain(
      testSecrets,
      meeting.id,
      lines.with(1, { ...lines[1], action: "meeting_cancelled" } as (typeof lines)[number]),
    ),
  ).toBe(false);
  const id = lines[1]?.id;
  for (const tampering of [
    () => testDb().$executeRaw`update history set action = 'x' where id = ${id}::uuid`,
    () => testDb().$executeRaw`update history set action = 'x', erased_at = now() where id = ${id}::uuid`,
    () => testDb().$executeRaw`update history set changes = '[]' where id = ${id}::uuid`,
    () => testDb().$executeRaw`delete from history where id = ${id}::uuid`,
  ]) {
    await expect(tampering()).rejects.toThrow("append-only");
  }
});

test("an address is erased where it stands whole, and those of others that begin or end like it stay", async () => {
  const { meeting } = await aMeetingToTell();
  const [erased, ...others] = ["dana@practice.co", "dana@practice.com", "xdana@practice.co", "dana@practice.co.uk"];
  const invitationId = meeting.invitations[0]?.id ?? "";
  const eventId = crypto.randomUUID();
  const body = `Ask ${others.join(", ")}.\nOr <Dana@practice.co>, 'dana@practice.co' or dana@practice.co.`;
  await testDb().inviteeEmail.create({ data: { eventId, invitationId, at: new Date(), body, attachments: [] } });
  const caller = contextOf(await makeUser());
  const answer = (email: string, said: string) =>
    idempotently(caller, { caller: "c", method: "POST", path: "/", key: email, body: "" }, async () => ({
      status: 200,
      headers: {},
      body: said,
    }));
  for (const email of [erased ?? "", ...others]) await answer(email, JSON.stringify(`to\n${email}`));

  await eraseGuest(operator, "dana@practice.co");

  const left = await testDb().inviteeEmail.findUniqueOrThrow({ where: { eventId } });
  expect(left.body).toBe(`Ask ${others.join(", ")}.\nOr <erased>, 'erased' or erased.`);
  for (const email of others) expect((await answer(email, "anew")).body, email).toContain(email);
  expect((await answer(erased ?? "", "anew")).body).toBe("anew");
});

test("only the operator erases, only an address, and never an account's own invitations", async () => {
  const host = await makeUser();
  await expect(eraseGuest(contextOf(host), "bo@x.example")).rejects.toMatchObject({ code: "forbidden" });
  await expect(eraseGuest(operator, "nobody")).rejects.toMatchObject({ code: "invalid" });
  expect(await eraseGuest(operator, host.email)).toEqual({ invitations: 0 });
  expect(await testDb().user.count({ where: { email: host.email } })).toBe(1);
});
