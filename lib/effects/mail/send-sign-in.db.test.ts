import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendSignIn } from "@/lib/effects/mail/send-sign-in";
import { newId } from "@/lib/ids";
import { done, skipped } from "@/lib/outbox/jobs";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { makeUser, testSecrets } from "@/lib/testing/people";
import { letSlotsRest } from "@/lib/testing/send-slots";
import { MINUTE } from "@/lib/time/durations";

async function aRequest({ verified = true, deactivatedAt = null as Date | null, email = "", locale = "en" } = {}) {
  const user = await makeUser({ verified, deactivatedAt });
  const id = newId();
  const now = Date.now();
  await testDb().signInChallenge.create({
    data: {
      id,
      email: email || user.email,
      tokenHash: Buffer.from(id),
      codeHash: Buffer.from(id),
      returnPath: "/",
      locale,
      createdAt: new Date(now),
      expiresAt: new Date(now + 10 * MINUTE),
    },
  });
  return { challengeId: id, email: email || user.email };
}

test("the mail holds the link and the code, and neither stands where a lock screen shows it", async () => {
  const { challengeId, email } = await aRequest();
  const mailer = fakeMailer();

  expect(await sendSignIn(effectsWith(mailer), { challengeId })).toEqual(done);

  const [attempt] = mailer.attempts;
  const code = signInCode(testSecrets, challengeId);
  expect(attempt).toMatchObject({
    key: `sign-in-${challengeId}`,
    mail: { to: email, messageId: `${challengeId}@compath.example` },
  });
  for (const part of [attempt?.mail.html, attempt?.mail.text]) {
    expect(part).toContain(`https://meet.example/sign-in/confirm?token=${signInToken(testSecrets, challengeId)}`);
    expect(part).toContain(code);
    expect(part).toMatch(/10 minutes/);
  }
  expect(attempt?.mail.subject).not.toContain(code);
  expect(attempt?.mail.calendar).toBeUndefined();
});

test("an address that is not verified yet gets its mail too: the mail is the proof", async () => {
  const mailer = fakeMailer();
  const { challengeId } = await aRequest({ verified: false });
  await sendSignIn(effectsWith(mailer), { challengeId });
  expect(mailer.attempts).toHaveLength(1);
});

test("the mail speaks the language of the request", async () => {
  const mailer = fakeMailer();
  const { challengeId } = await aRequest({ locale: "de" });
  await sendSignIn(effectsWith(mailer), { challengeId });
  expect(mailer.attempts[0]?.mail.html).toContain('lang="de"');
});

test("nobody is mailed where there is no active account", async () => {
  const mailer = fakeMailer();
  const requests = [await aRequest({ email: "nobody@x.example" }), await aRequest({ deactivatedAt: new Date() })];
  for (const { challengeId } of requests) {
    expect(await sendSignIn(effectsWith(mailer), { challengeId })).toEqual(skipped("no_account"));
  }
  expect(mailer.attempts).toHaveLength(0);
});

test("a request that was used or has expired is not mailed any more", async () => {
  const mailer = fakeMailer();
  const used = await aRequest();
  await testDb().signInChallenge.update({ where: { id: used.challengeId }, data: { consumedAt: new Date() } });
  const late = effectsWith(mailer, { now: () => Date.now() + 10 * MINUTE });

  expect(await sendSignIn(effectsWith(mailer), used)).toEqual(skipped("already_used"));
  expect(await sendSignIn(late, await aRequest())).toEqual(skipped("expired"));
  expect(await sendSignIn(effectsWith(mailer), { challengeId: newId() })).toEqual(done);
  expect(mailer.attempts).toHaveLength(0);
});

test("a request that expires while its mail waits for its turn is not mailed", async () => {
  const mailer = fakeMailer();
  const slow = { mailPerSecond: 0.2 };
  await testDb().mailLane.deleteMany();
  await sendSignIn(effectsWith(mailer, slow), await aRequest());
  const waiting = await aRequest();
  let now = Date.now();
  const sleep = async () => {
    now += 10 * MINUTE;
    await letSlotsRest();
  };

  const outcome = await sendSignIn(effectsWith(mailer, { ...slow, sleep, now: () => now }), waiting);

  expect(outcome).toEqual(skipped("expired"));
  expect(mailer.attempts).toHaveLength(1);
});

test("a retry hands over the same bytes under the same key, and an accepted mail is not sent again", async () => {
  const request = await aRequest();
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("ambiguous", "timeout");
  });
  await expect(sendSignIn(effectsWith(mailer), request)).rejects.toThrow(MailerError);
  await sendSignIn(effectsWith(mailer, { now: () => Date.now() + 5_000 }), request);
  await sendSignIn(effectsWith(mailer), request);

  expect(mailer.attempts).toHaveLength(2);
  expect(mailer.attempts[1]).toEqual(mailer.attempts[0]);
});

test("without a mail client or its template it is skipped and logged with its id alone", async () => {
  const request = await aRequest({ locale: "es" });
  const silent = effectsWith(undefined);
  expect(await sendSignIn(silent, request)).toEqual(skipped("email_client_missing"));

  await testDb().template.updateMany({ where: { key: "sign_in", locale: "es" }, data: { enabled: false } });
  const effects = effectsWith(fakeMailer());
  expect(await sendSignIn(effects, request)).toEqual(skipped("template_missing"));
  for (const { logged } of [silent, effects]) {
    expect(logged).toMatchObject([{ challengeId: request.challengeId }]);
    expect(JSON.stringify(logged)).not.toContain("@");
  }
});
