import { beforeEach, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { sendMail } from "@/lib/effects/mail/send-mail";
import {
  FAILURES_UNTIL_DOWN,
  noteFailure,
  ProviderDownError,
  releaseProbe,
  waitForProvider,
} from "@/lib/effects/mail-provider/circuit-breaker";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { SECOND } from "@/lib/time/durations";

const pause = { firstMilliseconds: 10 * SECOND, longestMilliseconds: 40 * SECOND };
const silence = new MailerError("ambiguous", "timeout");

beforeEach(() => testDb().mailCircuit.deleteMany());

const fail = async (times: number, error = silence, probe = false) => {
  for (let failed = 0; failed < times; failed += 1) {
    await noteFailure(effectsWith(undefined, { providerPause: pause }), "resend", error, probe);
  }
};

/** As if the pause were over. */
const letPausePass = () => testDb().mailCircuit.updateMany({ data: { retryAt: new Date(Date.now() - 1) } });

/** Milliseconds until the next try, as the database has them. */
async function leftAlone(): Promise<number> {
  const { retryAt } = await testDb().mailCircuit.findUniqueOrThrow({ where: { provider: "resend" } });
  return retryAt.getTime() - Date.now();
}

test("a provider that fails now and then is asked on", async () => {
  await fail(FAILURES_UNTIL_DOWN - 1);
  const effects = effectsWith(undefined);
  expect(await waitForProvider(effects, "resend")).toEqual({ waited: false, probe: null });
  expect(effects.slept).toEqual([]);
});

test("one that failed many times in a row is left alone; another provider is not", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  expect(await leftAlone()).toBeGreaterThan(7 * SECOND);
  const slept: number[] = [];
  const sleep = async (wait: number) => {
    slept.push(wait);
    await letPausePass();
  };
  expect(await waitForProvider(effectsWith(undefined, { sleep }), "resend")).toEqual({
    waited: true,
    probe: expect.any(String),
  });
  expect(slept).toHaveLength(1);
  expect(await waitForProvider(effectsWith(undefined), "smtp")).toEqual({ waited: false, probe: null });
});

test("of ten workers that ask when the pause is over, one is let through", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  await letPausePass();
  const asked = await Promise.allSettled(
    Array.from({ length: 10 }, () => waitForProvider(effectsWith(undefined), "resend")),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toMatchObject([
    { value: { probe: expect.any(String) } },
  ]);
});

test("whoever was to try and found out nothing lets the next one try at once; who found out, or is late, does not", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  await letPausePass();
  const effects = effectsWith(undefined);
  const { probe } = await waitForProvider(effects, "resend");
  expect(await leftAlone()).toBeGreaterThan(20 * SECOND);
  await releaseProbe(effects, "resend", probe ?? "");
  expect(await leftAlone()).toBeLessThanOrEqual(0);

  const next = await waitForProvider(effects, "resend");
  expect(next).toEqual({ waited: false, probe: expect.any(String) });
  await releaseProbe(effects, "resend", probe ?? "");
  expect(await leftAlone()).toBeGreaterThan(20 * SECOND);
  await fail(1, silence, true);
  await releaseProbe(effects, "resend", next.probe ?? "");
  expect(await leftAlone()).toBeGreaterThan(5 * SECOND);
});

test("a job does not wait for ever", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  await expect(waitForProvider(effectsWith(undefined), "resend")).rejects.toThrow(ProviderDownError);
});

test("each pause is about twice the one before, up to the longest, and only the mail that tries it counts", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  const first = await leftAlone();
  await fail(5);
  expect(await leftAlone()).toBeLessThanOrEqual(first);
  for (const [least, most] of [
    [15, 25],
    [31, 49],
    [31, 49],
  ] as const) {
    await fail(1, silence, true);
    expect(await leftAlone()).toBeGreaterThan(least * SECOND);
    expect(await leftAlone()).toBeLessThan(most * SECOND);
  }
});

test.each(["rate_limit_exceeded", "daily_quota_exceeded", "concurrent_idempotent_requests"])(
  "%s says nothing against the provider's health",
  async (reason) => {
    await fail(2 * FAILURES_UNTIL_DOWN, new MailerError("temporary", reason));
    expect(await waitForProvider(effectsWith(undefined), "resend")).toMatchObject({ waited: false });
  },
);

test("a mail that is taken ends it, and those that wait for another try go on", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  await letPausePass();
  const { meeting } = await aStoredMeeting();
  let woken = 0;
  const wake = async () => {
    woken += 1;
  };
  await sendMail(effectsWith(fakeMailer(), { wake }), { deliveryId: deliveryIdOf(meeting) });
  expect(woken).toBe(1);
  expect(await waitForProvider(effectsWith(undefined), "resend")).toEqual({ waited: false, probe: null });

  const { meeting: next } = await aStoredMeeting();
  await sendMail(effectsWith(fakeMailer(), { wake }), { deliveryId: deliveryIdOf(next) });
  expect(woken).toBe(1);
});

test("a mail that was to try but must not go any more keeps nobody from trying", async () => {
  await fail(FAILURES_UNTIL_DOWN);
  const { meeting } = await aStoredMeeting();
  const sleep = async () => {
    await testDb().meeting.update({
      where: { id: meeting.id },
      data: { status: "cancelled", cancelledAt: new Date() },
    });
    await letPausePass();
  };
  const mailer = fakeMailer();
  const outcome = await sendMail(effectsWith(mailer, { sleep }), { deliveryId: deliveryIdOf(meeting) });
  expect([outcome, mailer.attempts]).toEqual([{ kind: "skipped", reason: "meeting_cancelled" }, []]);
  expect(await leftAlone()).toBeLessThanOrEqual(0);
});

test("failures of sending are counted, and each try is kept with what came of it", async () => {
  const { meeting } = await aStoredMeeting();
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw silence;
  });
  const deliveryId = deliveryIdOf(meeting);
  await expect(sendMail(effectsWith(mailer), { deliveryId })).rejects.toThrow(MailerError);
  expect(await testDb().mailCircuit.findMany()).toMatchObject([{ provider: "resend", failures: 1 }]);
  await sendMail(effectsWith(mailer), { deliveryId });
  expect(await testDb().mailCircuit.findMany()).toMatchObject([{ failures: 0 }]);

  const mailId = (await deliveryOf(deliveryId)).mail?.id ?? "";
  expect(await testDb().mailAttempt.findMany({ where: { mailId }, orderBy: { id: "asc" } })).toMatchObject([
    { error: "timeout", providerId: null, endedAt: expect.any(Date) },
    { error: null, providerId: `resend-2-delivery-${deliveryId}`, endedAt: expect.any(Date) },
  ]);
});
