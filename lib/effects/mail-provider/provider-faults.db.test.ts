import { afterEach, beforeEach, expect, test } from "vitest";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { aTestWorker, type TestWorker } from "@/lib/testing/test-worker";

let worker: TestWorker;
beforeEach(async () => {
  worker = await aTestWorker();
});
afterEach(() => worker.close());

const accepted = (count: number) => worker.resend.until(() => worker.resend.accepted.length >= count);

test.each([
  ["lost after acceptance", { kind: "lose-answer" }],
  ["reset after acceptance", { kind: "reset", accepted: true }],
  ["reset before it", { kind: "reset", accepted: false }],
  ["a page of HTML instead", { kind: "html", accepted: true }],
  ["silence", { kind: "hang", where: "after" }],
  ["500", { kind: "status", status: 500 }],
] as const)("an answer that is %s: one accepted mail, under one key, with the same bytes (P20)", async (_, fault) => {
  worker.resend.addFaults(fault);
  await worker.start();
  const { meeting } = await aStoredMeeting();
  await worker.resend.until(
    () => worker.resend.requests.filter(({ status }) => status === 200).length > 0 && worker.resend.requests.length > 1,
  );
  await expect.poll(async () => (await deliveryOf(deliveryIdOf(meeting))).state, { timeout: 10_000 }).toBe("sent");
  await worker.stop();

  expect(worker.resend.accepted).toHaveLength(1);
  expect(new Set(worker.resend.requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect(new Set(worker.resend.requests.map(({ raw }) => raw)).size).toBe(1);
});

test("429 with Retry-After: delivered once, no sooner than asked, and scheduling does not wait for it (P21)", async () => {
  worker.resend.addFaults({ kind: "status", status: 429, retryAfter: "1" });
  await worker.start({
    sleep: (wait) =>
      new Promise((resolve) => void AbortSignal.timeout(wait).addEventListener("abort", () => resolve())),
  });
  const start = performance.now();
  await aStoredMeeting({ inviteeEmails: ["bo@x.example"] });
  expect(performance.now() - start).toBeLessThan(1000);
  await accepted(1);

  const [refused, taken] = worker.resend.requests;
  expect(refused?.status).toBe(429);
  expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(worker.resend.accepted).toHaveLength(1);
});

test("422: the mail fails with its reason and is not tried again, the others go", async () => {
  worker.resend.addFaults({ kind: "status", status: 422, name: "validation_error", to: "bad@x.example" });
  await worker.start();
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bad@x.example", "bo@x.example"] });
  await accepted(1);
  await worker.resend.until(() => worker.resend.requests.length >= 2);
  await worker.stop();

  expect(await deliveryOf(deliveryIdOf(meeting, 0))).toMatchObject({ state: "failed", reason: "validation_error" });
  expect(await deliveryOf(deliveryIdOf(meeting, 1))).toMatchObject({ state: "sent" });
  expect(worker.resend.requests).toHaveLength(2);
});

test("what leaves a worker in its log names nobody and nothing (P-31)", async () => {
  worker.resend.addFaults({ kind: "status", status: 503 }, { kind: "status", status: 422 });
  await worker.start();
  const { meeting } = await aStoredMeeting({ title: "CANARY", inviteeEmails: ["canary@x.example", "bo@x.example"] });
  await expect
    .poll(
      async () => testDb().delivery.count({ where: { meetingId: meeting.id, state: { in: ["sent", "failed"] } } }),
      { timeout: 10_000 },
    )
    .toBe(2);
  await worker.stop();

  expect(worker.logged.length).toBeGreaterThan(1);
  expect(JSON.stringify(worker.logged)).not.toMatch(/canary|x\.example|\/i\//i);
  // In its own letters: the digits of an id may hold "ada".
  expect(JSON.stringify(worker.logged)).not.toContain("Ada");
  const [dump] = await testDb().$queryRaw<
    { text: string }[]
  >`select jsonb_agg(to_jsonb(j))::text as text from pgboss.job j`;
  expect(dump?.text).not.toMatch(/canary|x\.example|\/i\//i);
});
