import { afterEach, beforeEach, expect, test } from "vitest";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { aTestWorker, type TestWorker } from "@/lib/testing/test-worker";

let worker: TestWorker;
beforeEach(async () => {
  worker = await aTestWorker();
});
afterEach(() => worker.close());

const stateOf = (deliveryId: string) => async () => (await deliveryOf(deliveryId)).state;

/** Brings an email's rows back to what a backup holds that was made before its words were; the provider remembers it. */
async function restore(deliveryId: string): Promise<void> {
  const db = testDb();
  await db.mailAttempt.deleteMany({ where: { mail: { deliveryId } } });
  await db.storedMail.deleteMany({ where: { deliveryId } });
  await db.$executeRaw`update deliveries set state = 'queued', reason = null where id = ${deliveryId}::uuid`;
  await db.$executeRaw`update pgboss.job set state = 'created', completed_on = null where name = 'send-mail' and data ->> 'deliveryId' = ${deliveryId}`;
}

test("an email that went out after the backup and is worded anew counts as sent, and its host hears of no failure", async () => {
  await worker.start();
  const { meeting } = await aStoredMeeting();
  const deliveryId = deliveryIdOf(meeting);
  await expect.poll(stateOf(deliveryId), { timeout: 10_000 }).toBe("sent");
  await worker.stop();

  await restore(deliveryId);
  // Its calendar file says when it was written.
  await worker.start({ now: () => Date.now() + 5_000 });
  await expect.poll(stateOf(deliveryId), { timeout: 10_000 }).not.toBe("queued");
  await worker.stop();

  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "sent", reason: null });
  expect(worker.resend.requests.map(({ status }) => status)).toEqual([200, 409]);
  expect(worker.resend.accepted).toHaveLength(1);
  expect(await testDb().notification.count({ where: { meetingId: meeting.id, kind: "delivery_failed" } })).toBe(0);
});
