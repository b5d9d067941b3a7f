import { expect, test } from "vitest";
import { confirmByLink } from "@/lib/conversations/confirm-by-link";
import { proofsOf } from "@/lib/conversations/confirmation";
import { enterByCode } from "@/lib/conversations/door/enter-by-code";
import { requestDoorCode } from "@/lib/conversations/door/request-door-code";
import { requestCode } from "@/lib/conversations/request-code";
import { aConversation } from "@/lib/conversations/testing/a-conversation";
import { sendSignIn } from "@/lib/effects/mail/send-sign-in";
import { sendDoorCode } from "@/lib/effects/send-door-code";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { signInCode, signInToken } from "@/lib/people/sign-in/sign-in-secrets";
import { wrongFor } from "@/lib/people/testing/sign-in-page";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextAs, testSecrets } from "@/lib/testing/people";

const askedFrom = "address:203.0.113.7";

/** The door of a room behind which Lena, a colleague, and the guest Bo are invited, and a clock that the test holds. */
async function aDoor() {
  const world = await aConversation();
  const clock = { now: Date.now() };
  const visitor = { ...contextAs({ kind: "system" }), now: () => clock.now };
  const { slug } = world.meeting;
  const bo = (await testDb().invitation.findUniqueOrThrow({ where: { id: world.forBo } })).email;
  const mailer = fakeMailer();
  const effects = { ...effectsWith(mailer), now: visitor.now };
  const ask = async (address: string) => {
    const id = await requestDoorCode(visitor, { slug, address, locale: "en", askedFrom });
    return { id, outcome: await sendDoorCode(effects, { requestId: id }), code: signInCode(testSecrets, id) };
  };
  const enter = (requestId: string | undefined, code: string) => enterByCode(visitor, { slug, requestId, code });
  return { ...world, clock, visitor, slug, bo, mailer, effects, ask, enter };
}

test("the code in the email to an invited address gives this browser the invitation and confirms it, once", async () => {
  const { visitor, bo, forBo, ask, enter, effects, mailer } = await aDoor();
  const { id, code } = await ask(bo.toUpperCase());
  await sendSignIn(effects, { challengeId: id });
  expect(mailer.attempts).toMatchObject([{ mail: { to: bo, text: expect.stringContaining(code) } }]);
  const entered = await enter(id, `${code.slice(0, 3)} ${code.slice(3)}`);
  expect(entered).toMatchObject({ ok: true, confirmed: { invitationId: forBo } });
  const { token, linkToken } = entered.ok ? entered.confirmed : { token: "", linkToken: "" };
  expect(await proofsOf(visitor, forBo, token)).toMatchObject({ confirmed: true });
  expect(await findGuest(visitor, linkToken)).toMatchObject({ invitationId: forBo });
  expect(await enter(id, code)).toEqual({ ok: false, refusal: { reason: "expired" } });
});

test("whoever is not invited behind this door is answered alike and gets no email, and no code opens it to them", async () => {
  const { ask, enter, bo, lena, asHost, meeting } = await aDoor();
  const stranger = await ask(`nobody-${crypto.randomUUID()}@x.example`);
  const invited = await ask(bo);
  expect(stranger.outcome).toEqual({ kind: "skipped", reason: "nothing_to_send" });
  expect(await testDb().signInChallenge.count({ where: { id: stranger.id } })).toBe(0);
  for (let tries = 0; tries < 6; tries += 1) {
    const [one, other] = [await enter(stranger.id, "000000"), await enter(invited.id, wrongFor(invited.code))];
    expect(one).toEqual(other);
  }
  const guessed = await ask(`nobody-${crypto.randomUUID()}@x.example`);
  expect(await enter(guessed.id, guessed.code)).toEqual({ ok: false, refusal: { reason: "wrong_code", triesLeft: 4 } });
  expect((await ask(lena.email)).outcome.kind, "an account that is invited").toBe("done");
  const removed = await ask(bo);
  await updateMeeting(asHost, meeting.id, { inviteeEmails: [] });
  expect(await enter(removed.id, removed.code)).toMatchObject({ ok: false });
  expect((await ask(bo)).outcome.kind).toBe("skipped");
});

test("five tries use a code up, ten minutes make it old, and no other browser and no other door has it", async () => {
  const { clock, visitor, bo, ask, enter } = await aDoor();
  const first = await ask(bo);
  for (let tries = 0; tries < 5; tries += 1) await enter(first.id, wrongFor(first.code));
  expect(await enter(first.id, first.code)).toEqual({ ok: false, refusal: { reason: "tries_used_up" } });
  const second = await ask(bo);
  expect(await enter(undefined, second.code)).toEqual({ ok: false, refusal: { reason: "expired" } });
  const elsewhere = { slug: "A".repeat(24), requestId: second.id, code: second.code };
  expect(await enterByCode(visitor, elsewhere)).toEqual({ ok: false, refusal: { reason: "expired" } });
  expect(await enter(second.id, "12 34")).toEqual({ ok: false, refusal: { reason: "malformed" } });
  clock.now += 600_000;
  expect(await enter(second.id, second.code)).toEqual({ ok: false, refusal: { reason: "expired" } });
});

test("twenty tries in an hour are all, however many codes", async () => {
  const { bo, ask, enter } = await aDoor();
  for (let codes = 0; codes < 4; codes += 1) {
    const { id, code } = await ask(bo);
    for (let tries = 0; tries < 5; tries += 1) await enter(id, wrongFor(code));
  }
  const { id, code } = await ask(bo);
  expect(await enter(id, code)).toEqual({ ok: false, refusal: { reason: "too_many_tries" } });
});

test("its emails and tries are counted apart, and its code signs nobody in and opens nothing else", async () => {
  const { visitor, lena, bo, forBo, ask } = await aDoor();
  const { id } = await ask(bo);
  const guest = { ...visitor, actor: { kind: "guest", invitationId: forBo } as const };
  await expect(requestCode(guest, { returnPath: "/m/room", locale: "en" })).resolves.toBeDefined();
  const atDoor = await ask(lena.email);
  const signIn = { email: lena.email, code: atDoor.code, challengeId: atDoor.id };
  expect(await finishSignInByCode(visitor, signIn)).toMatchObject({ ok: false, refusal: { reason: "expired" } });
  expect(await confirmByLink(visitor, signInToken(testSecrets, id))).toMatchObject({ invitationId: forBo });
});

test("carried out twice it is one email, and one invitation gets ten an hour", async () => {
  const { bo, forBo, ask, effects } = await aDoor();
  const { id } = await ask(bo);
  await sendDoorCode(effects, { requestId: id });
  expect(
    await testDb().$queryRaw`select 1 as one from pgboss.job where id = ${id}::uuid and name = 'send-sign-in'`,
  ).toHaveLength(1);
  for (let more = 0; more < 9; more += 1) expect((await ask(bo)).outcome.kind).toBe("done");
  expect((await ask(bo)).outcome.kind).toBe("skipped");
  expect(await testDb().signInChallenge.count({ where: { invitationId: forBo, atDoor: true } })).toBe(10);
});

test("an hour holds a limited number for who asks, and for who asks with an address", async () => {
  const spent: unknown[] = [];
  const { visitor, slug } = await aDoor();
  const spend = async (...asked: unknown[]) => {
    spent.push(asked);
    return { limit: 1, remaining: 0, resetSeconds: 1, windowSeconds: 1 };
  };
  const ctx = { ...visitor, limits: { ...visitor.limits, spend } };
  const ask = (address: string) => requestDoorCode(ctx, { slug, address, locale: "en", askedFrom });
  await expect(ask("nobody")).rejects.toMatchObject({ code: "invalid", fields: [{ field: "email" }] });
  await ask("bo@x.example");
  await ask("BO@x.example ");
  const asker = ["door_askers", askedFrom, 1];
  const pair = ["door_codes", expect.stringMatching(/^[\w-]{43}$/), 1];
  expect(spent).toEqual([asker, asker, pair, asker, pair]);
  expect(spent[2]).toEqual(spent[4]);
});
