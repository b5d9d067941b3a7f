import { expect, test, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { keepSession } from "@/lib/auth/session";
import { connectCalendar } from "@/lib/calendars/connect-calendar";
import { inTransaction } from "@/lib/db/transaction";
import { sendAccountNotice } from "@/lib/effects/mail/send-account-notice";
import { subscribePush } from "@/lib/notifications/subscribe-push";
import { done, skipped } from "@/lib/outbox/jobs";
import { closeOwnAccount, deactivateUser } from "@/lib/people/deactivate-user";
import { openProvenSession, openSession } from "@/lib/people/sign-in/session";
import { signOutEverywhere } from "@/lib/people/sign-in/sign-out-everywhere";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makeUser } from "@/lib/testing/people";
import { jar, sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));
asWebProcess();

/** What the worker does with each notice that is queued about the person, the oldest first. */
async function noticesTo(userId: string, at = Date.now()) {
  const mailer = fakeMailer();
  const jobs = await testDb().$queryRaw<{ id: string }[]>`
    select j.id from pgboss.job j join security_events e on e.id = j.id
     where j.name = 'send-account-notice' and e.user_id = ${userId}::uuid order by e.at, e.id`;
  const outcomes = [];
  for (const { id } of jobs) {
    outcomes.push(await sendAccountNotice({ ...effectsWith(mailer), now: () => at }, { eventId: id }));
  }
  return { outcomes, mails: mailer.attempts.map(({ mail }) => mail) };
}

const calendar = { provider: "caldav", account: "a", credentials: "{}", calendarId: "c", calendarName: null } as const;

test("S-17: a new key, a calendar and signing out everywhere are emailed to the owner, in their language and neutrally", async () => {
  const user = await makeUser({ locale: "de", timeZone: "Europe/Berlin" });
  const ctx = contextOf(user);
  await createApiKey(ctx, user.id, { label: "Secret label", scopes: ["chat"] });
  await connectCalendar(ctx, calendar);
  await signOutEverywhere(ctx);
  const { outcomes, mails } = await noticesTo(user.id);
  expect(outcomes).toEqual([done, done, done]);
  expect(mails.map(({ to, subject }) => [to, subject])).toEqual(
    Array.from({ length: 3 }, () => [user.email, "Ein Hinweis zu Ihrem Konto"]),
  );
  for (const [index, word] of ["API-Schlüssel angelegt", "Kalender verbunden", "abgemeldet"].entries()) {
    expect(mails[index]?.text).toContain(word);
    expect(mails[index]?.text).not.toContain("Secret label");
  }
});

test("S-17: what operators do at the command line emails nobody", async () => {
  const user = await makeUser();
  await createApiKey({ ...contextOf(user), actor: { kind: "system" } }, user.id, { label: "x", scopes: ["chat"] });
  expect(await noticesTo(user.id)).toMatchObject({ outcomes: [] });
});

test.each([
  ["en", "erased for good", "tell your administrator at once"],
  ["de", "endgültig gelöscht", "sagen Sie sofort Ihrer Administration Bescheid"],
  ["es", "se borra definitivamente", "avise enseguida a su administración"],
  ["fr", "effacé définitivement", "prévenez tout de suite votre administration"],
])(
  "S-17: an owner is emailed that their account was closed, in %s, and so is the sign-in before, until it is erased",
  async (locale, erased, ask) => {
    const user = await makeUser({ locale });
    await openSession(testDb(), user.id, Date.now() - 1000);
    await inTransaction(testDb(), (tx) => openProvenSession(tx, user.id, Date.now()));
    await closeOwnAccount(contextOf(user));
    const { outcomes, mails } = await noticesTo(user.id);
    expect(outcomes).toEqual([done, done]);
    expect(mails.map(({ to }) => to)).toEqual([user.email, user.email]);
    const text = mails[1]?.text.replaceAll(/\s+/g, " ");
    expect(text).toContain(erased);
    expect(text).toContain(ask);
    await testDb().user.update({ where: { id: user.id }, data: { erasedAt: new Date() } });
    expect((await noticesTo(user.id)).outcomes).toEqual([skipped("no_account"), skipped("no_account")]);
  },
);

test("S-17: closing an account twice is emailed once, and an operator who closes it emails nobody", async () => {
  const [own, other] = [await makeUser(), await makeUser()];
  await closeOwnAccount(contextOf(own));
  await closeOwnAccount(contextOf(own));
  await deactivateUser({ ...contextOf(other), actor: { kind: "system" } }, other.id);
  expect((await noticesTo(own.id)).outcomes).toEqual([done]);
  expect((await noticesTo(other.id)).outcomes).toEqual([]);
});

test("S-17: signing in with a browser that nobody knows is emailed; the first browser, a known one and the same one again are not", async () => {
  const user = await makeUser({ locale: "en" });
  const signIn = async (at: number) => {
    await keepSession(await inTransaction(testDb(), (tx) => openProvenSession(tx, user.id, at)));
  };
  const now = Date.now();
  await signIn(now - 4000);
  await signIn(now - 3000);
  const known = new Map(jar);
  jar.clear();
  sent.set("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
  await signIn(now - 2000);
  jar.clear();
  for (const [name, value] of known) if (name.includes("browser")) jar.set(name, value);
  await signIn(now - 1000);
  const { outcomes, mails } = await noticesTo(user.id);
  const knownBrowser = skipped("known_browser");
  expect(outcomes).toEqual([knownBrowser, knownBrowser, done, knownBrowser]);
  expect(mails[0]?.text).toContain("(Firefox, Linux)");
  sent.delete("user-agent");
});

test("S-17: a browser whose sign-in was cut off before it got its cookie is nobody's, so the owner is emailed", async () => {
  const user = await makeUser();
  await openSession(testDb(), user.id, Date.now() - 1000);
  await inTransaction(testDb(), (tx) => openProvenSession(tx, user.id, Date.now()));
  expect((await noticesTo(user.id)).outcomes).toEqual([done]);
  expect((await noticesTo(user.id, Date.now() + 25 * 3_600_000)).outcomes).toEqual([skipped("too_late")]);
});

test("S-17: signing in again in a browser keeps its pushes, another person's sign-in does not", async () => {
  const [ann, bob] = [await makeUser(), await makeUser()];
  const first = await openSession(testDb(), ann.id, Date.now());
  await keepSession(first);
  const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
  await subscribePush(contextOf(ann), first, { endpoint: "https://fcm.googleapis.com/fcm/send/x", ...keys });
  const second = await openSession(testDb(), ann.id, Date.now());
  await keepSession(second);
  const heldBy = async () => (await testDb().pushSubscription.findFirst({ where: { userId: ann.id } }))?.sessionId;
  expect(await heldBy()).toBe(second);
  await keepSession(await openSession(testDb(), bob.id, Date.now()));
  expect(await heldBy()).toBe(second);
});
