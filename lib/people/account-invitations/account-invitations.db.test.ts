import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { acceptAccountInvitation } from "@/lib/people/account-invitations/accept-account-invitation";
import { findAccountInvitation } from "@/lib/people/account-invitations/find-account-invitation";
import { accountInvitationToken, INVITED_MILLISECONDS } from "@/lib/people/account-invitations/invitation-link";
import { type InvitedPerson, inviteAccount } from "@/lib/people/account-invitations/invite-account";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makePractice, makeUser, testSecrets } from "@/lib/testing/people";
import { DAY, MINUTE } from "@/lib/time/durations";

const start = Date.UTC(2027, 0, 5, 9);
const typed = { name: "Mara Lind", timeZone: "Europe/Paris", locale: "fr" };

/** A counselor who invites one address, by a clock that the test holds. */
async function inviting(wishes: Partial<InvitedPerson> = {}) {
  const host = await makeUser();
  const clock = { now: start };
  const ctx = contextOf(host, { now: () => clock.now });
  const visitor = { ...contextAs({ kind: "system" }), now: () => clock.now };
  const person: InvitedPerson = {
    email: `mara-${host.id}@guests.example`,
    name: "Mara",
    role: "client",
    practiceId: null,
    timeZone: "Europe/Berlin",
    locale: "de",
    ...wishes,
  };
  const invite = async () => {
    const id = await inTransaction(testDb(), (tx) => inviteAccount(tx, ctx, host.id, person));
    return accountInvitationToken(testSecrets, id);
  };
  return { host, clock, visitor, person, invite };
}

const accountsOf = (email: string) => testDb().user.findMany({ where: { email }, include: { sessions: true } });

test("product 46: the link shows who invites, and makes the account with a proven address and a session, once", async () => {
  const practice = await makePractice();
  const { host, visitor, person, invite } = await inviting({ role: "counselor", practiceId: practice.id });
  const token = await invite();
  expect(Buffer.from(token, "base64url")).toHaveLength(16);
  expect(await findAccountInvitation(visitor, token)).toEqual({
    email: person.email,
    name: "Mara",
    timeZone: "Europe/Berlin",
    locale: "de",
    hostName: host.name,
    hasAccount: false,
  });

  const { userId, sessionId } = await acceptAccountInvitation(visitor, token, typed);
  const [account] = await accountsOf(person.email);
  expect(account).toMatchObject({ ...typed, id: userId, role: "counselor", practiceId: practice.id });
  expect(account?.emailVerifiedAt?.getTime()).toBe(start);
  expect(account?.sessions.map(({ id }) => id)).toEqual([sessionId]);

  expect(await findAccountInvitation(visitor, token)).toBeUndefined();
  await expect(acceptAccountInvitation(visitor, token, typed)).rejects.toMatchObject({ code: "not_found" });
});

test("product 46: a hundred uses of one link at once make one account and one session", async () => {
  const { visitor, person, invite } = await inviting();
  const token = await invite();
  const uses = Array.from({ length: 100 }, () => acceptAccountInvitation(visitor, token, typed));
  const ended = await Promise.allSettled(uses);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const accounts = await accountsOf(person.email);
  expect(accounts.map(({ sessions }) => sessions.length)).toEqual([1]);
});

test("product 46: where the address has an account meanwhile nobody is signed in, and the account stays as it is", async () => {
  const { visitor, person, invite } = await inviting();
  const token = await invite();
  const other = await makeUser({ email: person.email, verified: false, role: "client" });
  expect(await findAccountInvitation(visitor, token)).toMatchObject({ hasAccount: true });
  await expect(acceptAccountInvitation(visitor, token, typed)).rejects.toMatchObject({ code: "not_found" });
  const [account] = await accountsOf(person.email);
  expect(account).toMatchObject({ ...other, sessions: [] });
  expect(await findAccountInvitation(visitor, token)).toBeDefined();
});

test("product 46: a link is dead after seven days, and no stranger's guess opens one", async () => {
  const { clock, visitor, invite } = await inviting();
  const token = await invite();
  clock.now = start + INVITED_MILLISECONDS - 1;
  expect(await findAccountInvitation(visitor, token)).toBeDefined();
  clock.now += 1;
  expect(await findAccountInvitation(visitor, token)).toBeUndefined();
  await expect(acceptAccountInvitation(visitor, token, typed)).rejects.toMatchObject({ code: "not_found" });
  expect(await findAccountInvitation(visitor, "A".repeat(22))).toBeUndefined();
});

test("product 46: sending again kills the older link, once a minute and five times a day", async () => {
  const { clock, visitor, invite } = await inviting();
  const first = await invite();
  clock.now += MINUTE - 1;
  await expect(invite()).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
  expect(await findAccountInvitation(visitor, first)).toBeDefined();
  clock.now += 1;
  const second = await invite();
  expect(await findAccountInvitation(visitor, first)).toBeUndefined();
  await expect(acceptAccountInvitation(visitor, first, typed)).rejects.toMatchObject({ code: "not_found" });
  expect(await findAccountInvitation(visitor, second)).toBeDefined();
  for (let sent = 2; sent < 5; sent += 1) {
    clock.now += MINUTE;
    await invite();
  }
  clock.now += MINUTE;
  await expect(invite()).rejects.toMatchObject({ code: "rate_limited" });
  clock.now = start + DAY;
  await invite();
});

test("two who invite the same address at once send one email", async () => {
  const { person, invite } = await inviting();
  const ended = await Promise.allSettled([invite(), invite(), invite()]);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await testDb().accountInvitation.count({ where: { email: person.email } })).toBe(1);
});

test("another host's invitation of the same address neither waits nor ends the first", async () => {
  const one = await inviting();
  const token = await one.invite();
  const other = await inviting({ email: one.person.email });
  await other.invite();
  expect(await findAccountInvitation(one.visitor, token)).toBeDefined();
});

test("an invitation ends with the account of who invited", async () => {
  const { host, visitor, invite } = await inviting();
  const token = await invite();
  await testDb().user.update({ where: { id: host.id }, data: { deactivatedAt: new Date(start) } });
  expect(await findAccountInvitation(visitor, token)).toBeUndefined();
  await expect(acceptAccountInvitation(visitor, token, typed)).rejects.toMatchObject({ code: "not_found" });
});
