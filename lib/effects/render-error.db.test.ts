import { beforeEach, describe, expect, test } from "vitest";
import type { User } from "@/lib/db/generated/client";
import type { Effects } from "@/lib/effects/effects";
import { handlers } from "@/lib/effects/handlers";
import { newId } from "@/lib/ids";
import { browseMeetings } from "@/lib/meetings/lists/browse-meetings";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { queueAgain } from "@/lib/outbox/enqueue";
import { done, type Payload, PermanentError, skipped } from "@/lib/outbox/jobs";
import { retryJob } from "@/lib/outbox/retry-job";
import { testDb } from "@/lib/testing/database";
import { effectsWith, type FakeMailer, fakeMailer, type TestEffects } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { contextOf, makeUser } from "@/lib/testing/people";

const PAUSES = [5, 20, 60, 180, 300];

type Waiting = { readonly data: { readonly renderTries?: number }; readonly startAfter: number };

/** The jobs that are to try again, the first one first. */
function waiting(member: string, id: string): Promise<Waiting[]> {
  return testDb().$queryRaw<Waiting[]>`
    select data, (extract(epoch from start_after) * 1000)::float8 as "startAfter" from pgboss.job
     where data ->> ${member} = ${id} and data ->> 'renderTries' is not null order by (data ->> 'renderTries')::int`;
}

/** Carries out a job as a worker does: the one that takes its place is queued. */
async function carryOut<Name extends "send-mail" | "send-sign-in" | "send-test-mail">(
  name: Name,
  effects: Effects,
  payload: Payload<Name>,
) {
  return queueAgain(testDb(), await handlers[name](effects, payload));
}

const sendMail = (effects: Effects, payload: Payload<"send-mail">) => carryOut("send-mail", effects, payload);

/** Effects whose every mail meets a bug of ours, with words that must stay out of the log. */
function effectsWithABug(mailer: FakeMailer, now: number): TestEffects {
  const effects = effectsWith(mailer, { now: () => now });
  const bug = () => {
    throw new TypeError("Cannot read bo@x.example\n    at bo@x.example");
  };
  return Object.defineProperty(effects, "platformEmail", { get: bug });
}

describe("a mail that a bug keeps from being made", () => {
  let ada: User;
  let meeting: MeetingRow;
  let lena: User;
  let mailer: FakeMailer;
  let deliveryId: string;
  const now = Date.now();
  let effects: TestEffects;

  beforeEach(async () => {
    lena = await makeUser({ role: "client" });
    // No zone of this planet, as no form of ours would take it.
    await testDb().user.update({ where: { id: lena.id }, data: { timeZone: "Mars/Phobos" } });
    ({ ada, meeting } = await aStoredMeeting({ inviteeEmails: [lena.email, "bo@x.example"] }));
    mailer = fakeMailer();
    effects = effectsWith(mailer, { now: () => now });
    deliveryId = deliveryIdOf(meeting, 0);
  });

  const tryAll = async () => {
    for (const tries of [undefined, 1, 2, 3, 4]) {
      const payload = tries === undefined ? { deliveryId } : { deliveryId, renderTries: tries };
      expect(await sendMail(effects, payload)).toEqual(skipped("render_error"));
      expect(await deliveryOf(deliveryId)).toMatchObject({ state: "queued", reason: null });
    }
    await expect(sendMail(effects, { deliveryId, renderTries: 5 })).rejects.toThrow(PermanentError);
  };

  test("is tried again after 5, 20, 60, 180 and 300 seconds, and then has failed, and its host hears of it", async () => {
    await tryAll();

    const again = await waiting("deliveryId", deliveryId);
    expect(again.map(({ data }) => data.renderTries)).toEqual([1, 2, 3, 4, 5]);
    expect(again.map(({ startAfter }) => Math.round(startAfter - now) / 1000)).toEqual(PAUSES);
    expect(await deliveryOf(deliveryId)).toMatchObject({ state: "failed", reason: "render_error", mail: null });
    const told = await testDb().notification.findMany({ where: { userId: ada.id, kind: "delivery_failed" } });
    expect(told).toHaveLength(1);
    const { meetings } = await browseMeetings(contextOf(ada), { tab: "attention", q: "" });
    expect(meetings.map(({ id }) => id)).toEqual([meeting.id]);
    expect(await sendMail(effects, { deliveryId })).toEqual(done);
    expect(mailer.attempts).toEqual([]);
  });

  test("is logged as an error at each try: where it happened, never the message", async () => {
    await tryAll();
    expect(effects.logged).toHaveLength(6);
    for (const [index, line] of effects.logged.entries()) {
      const what = { event: "render_error", deliveryId, template: "scheduled_meeting_invitation", tries: index + 1 };
      expect(line).toMatchObject({ level: 50, ...what, error: "RangeError" });
      expect(line.at).toContainEqual(expect.stringContaining("when-words"));
    }
    expect(JSON.stringify(effects.logged)).not.toMatch(/Phobos|x\.example/);
  });

  test("keeps nobody else from theirs", async () => {
    await sendMail(effects, { deliveryId });
    expect(await sendMail(effects, { deliveryId: deliveryIdOf(meeting, 1) })).toEqual(done);
    expect(mailer.attempts.map(({ mail }) => mail.to)).toEqual(["bo@x.example"]);
  });

  test.each(["the job's id", "the delivery's id"])(
    "is sent by a retry with %s once it is mended, once",
    async (which) => {
      await tryAll();
      const jobId = newId();
      await testDb().$executeRaw`update pgboss.job set state = 'failed', id = ${jobId}::uuid
      where name = 'send-mail' and data ->> 'deliveryId' = ${deliveryId} and data ->> 'renderTries' = '5'`;
      await testDb().user.update({ where: { id: lena.id }, data: { timeZone: "Europe/Paris" } });

      expect(await retryJob(testDb(), which === "the job's id" ? jobId : deliveryId)).toBe(true);

      const [job] = await testDb().$queryRaw<{ state: string; data: object }[]>`
      select state::text, data from pgboss.job where id = ${jobId}::uuid`;
      expect(job).toEqual({ state: "retry", data: { deliveryId } });
      expect(await sendMail(effects, { deliveryId })).toEqual(done);
      expect(mailer.attempts.map(({ mail }) => mail.to)).toEqual([lena.email]);
      expect(await deliveryOf(deliveryId)).toMatchObject({ state: "sent", reason: null });
      expect(await retryJob(testDb(), deliveryId)).toBe(false);
    },
  );

  test("is not sent by a retry after its host has sent it again", async () => {
    await tryAll();
    await testDb()
      .$executeRaw`update pgboss.job set state = 'failed' where name = 'send-mail' and data ->> 'deliveryId' = ${deliveryId}`;
    const { mail: _, id: __, ...again } = await deliveryOf(deliveryId);
    const later = new Date(again.createdAt.getTime() + 1000);
    await testDb().delivery.create({ data: { ...again, id: newId(), state: "sent", reason: null, createdAt: later } });
    await retryJob(testDb(), deliveryId);
    expect(await deliveryOf(deliveryId)).toMatchObject({ state: "failed", reason: "render_error" });
  });
});

test("what the log says of an error never comes from its message, whatever that looks like", async () => {
  const { meeting } = await aStoredMeeting();
  const effects = effectsWithABug(fakeMailer(), Date.now());
  await sendMail(effects, { deliveryId: deliveryIdOf(meeting) });
  expect(effects.logged).toMatchObject([{ event: "render_error", error: "TypeError" }]);
  expect(JSON.stringify(effects.logged)).not.toContain("x.example");
});

describe.each([
  { mail: "a mail to sign in", member: "challengeId", ask: askToSignIn },
  { mail: "a test mail", member: "testId", ask: askForTest },
])("$mail that a bug keeps from being made", ({ member, ask }) => {
  test("is tried again as often, and its job fails", async () => {
    const { id, send } = await ask();
    const mailer = fakeMailer();
    const now = Date.now();
    const effects = effectsWithABug(mailer, now);

    for (const tries of [{}, ...[1, 2, 3, 4].map((renderTries) => ({ renderTries }))]) {
      expect(await send(effects, tries)).toEqual(skipped("render_error"));
    }
    await expect(send(effects, { renderTries: 5 })).rejects.toThrow("render_error");

    const again = await waiting(member, id);
    expect(again.map(({ startAfter }) => Math.round(startAfter - now) / 1000)).toEqual(PAUSES);
    expect(effects.logged).toHaveLength(6);
    for (const line of effects.logged) expect(line).toMatchObject({ level: 50, event: "render_error", [member]: id });
    expect(JSON.stringify(effects.logged)).not.toContain("x.example");
    expect(mailer.attempts).toEqual([]);
  });

  test("goes out with the try after the mend", async () => {
    const { send } = await ask();
    const mailer = fakeMailer();
    await send(effectsWithABug(mailer, Date.now()), {});
    expect(await send(effectsWith(mailer), { renderTries: 1 })).toEqual(done);
    expect(mailer.attempts).toHaveLength(1);
  });
});

async function askToSignIn() {
  const { email } = await makeUser();
  const id = newId();
  const hash = { tokenHash: Buffer.from(id), codeHash: Buffer.from(id) };
  const expiresAt = new Date(Date.now() + 600_000);
  await testDb().signInChallenge.create({ data: { id, email, ...hash, returnPath: "/", locale: "en", expiresAt } });
  const send = (effects: Effects, tries: object) => carryOut("send-sign-in", effects, { challengeId: id, ...tries });
  return { id, send };
}

async function askForTest() {
  const { id: userId } = await makeUser({ role: "admin" });
  const id = newId();
  const asked = { testId: id, userId, key: "meeting_reminder", locale: "de", askedAt: Date.now() };
  const send = (effects: Effects, tries: object) => carryOut("send-test-mail", effects, { ...asked, ...tries });
  return { id, send };
}
