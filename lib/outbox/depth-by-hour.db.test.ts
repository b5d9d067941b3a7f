import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { depthByHour } from "@/lib/outbox/depth-by-hour";
import { enqueue } from "@/lib/outbox/enqueue";
import { testDb } from "@/lib/testing/database";
import { HOUR } from "@/lib/time/durations";

/** Far from anything that other tests promise. */
const now = Date.parse("2031-05-04T10:20:00Z");

beforeEach(() => testDb().$executeRaw`delete from pgboss.job`);

/** Hours before `now`; not done where nothing is said. */
async function aJob(due: number, done?: number, over: { state?: string; retries?: number } = {}): Promise<void> {
  const id = newId();
  const payload = { deliveryId: id };
  await inTransaction(testDb(), (tx) => enqueue(tx, [{ name: "send-mail", key: id, payload }]));
  const dueAt = new Date(now - due * HOUR);
  const doneAt = done === undefined ? null : new Date(now - done * HOUR);
  const state = over.state ?? (done === undefined ? "created" : "completed");
  await testDb().$executeRaw`
    update pgboss.job set start_after = ${dueAt}, completed_on = ${doneAt}, started_on = ${doneAt},
           state = ${state}::pgboss.job_state, retry_count = ${over.retries ?? 0} where id = ${id}::uuid`;
}

const depths = async () => (await depthByHour(testDb(), now)).map(({ most }) => most);

test("a quiet day is 24 empty hours up to the present one", async () => {
  const hours = await depthByHour(testDb(), now);
  expect(hours.map(({ most, done }) => most + done)).toEqual(Array.from({ length: 24 }, () => 0));
  expect(hours.at(0)?.from).toBe(Date.parse("2031-05-03T11:00:00Z"));
  expect(hours.at(-1)?.from).toBe(Date.parse("2031-05-04T10:00:00Z"));
});

test("each hour has its worst moment, and what waits on counts in every hour that it waits", async () => {
  await aJob(2.2, 2.1);
  await aJob(2.15, 0.2);
  await aJob(2.05, 2.04);
  const hours = await depthByHour(testDb(), now);
  expect(hours.slice(-4).map(({ most, done }) => [most, done])).toEqual([
    [0, 0],
    [2, 2],
    [1, 0],
    [1, 1],
  ]);
});

test("what was there before the day counts from its beginning, and what is planned or was done before does not", async () => {
  await aJob(100);
  await aJob(100, 99);
  await aJob(-1);
  expect(await depths()).toEqual(Array.from({ length: 24 }, () => 1));
});

test("a job that failed is no longer there and was not carried out; one that waits for a retry is there", async () => {
  await aJob(1, 0.9, { state: "failed" });
  await aJob(-0.1, undefined, { state: "retry", retries: 1 });
  await testDb().$executeRaw`update pgboss.job set started_on = ${new Date(now - 0.1 * HOUR)} where state = 'retry'`;
  const hours = await depthByHour(testDb(), now);
  expect(hours.slice(-2).map(({ most, done }) => [most, done])).toEqual([
    [1, 0],
    [1, 0],
  ]);
});
