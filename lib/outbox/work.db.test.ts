import pino from "pino";
import { expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { done, type Job, type JobHandlers, PermanentError, skipped } from "@/lib/outbox/jobs";
import { startWork } from "@/lib/outbox/work";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

/** Handlers are given this with each job. */
const effects = "what this process is made of";

function working(handlers: Partial<JobHandlers<string>>) {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const all = {
    announce: async () => done,
    remind: async () => done,
    "send-test-mail": async () => done,
    "send-mail": async () => done,
    "send-sign-in": async () => done,
    "receive-reply": async () => done,
    "send-fresh-links": async () => done,
    "send-door-code": async () => done,
    "send-account-notice": async () => done,
    "send-account-invitation": async () => done,
    "notify-unread": async () => done,
    "send-push": async () => done,
    "sync-calendar": async () => done,
    "read-calendar": async () => done,
    ...handlers,
  };
  const at = { connectionString: testDatabaseUrl(), directUrl: testDatabaseUrl() };
  return startWork({ ...at, handlers: all, effects, db: testDb(), log, mailPerSecond: 1000 }).then((work) => ({
    ...work,
    logged,
  }));
}

function aJob(): Job & { name: "send-mail" } {
  const id = newId();
  return { name: "send-mail", key: id, payload: { deliveryId: id } };
}

function promise(...jobs: Job[]) {
  return inTransaction(testDb(), (tx) => enqueue(tx, jobs));
}

type Row = { state: string; output: unknown; tries: number };

async function stored({ key }: Job): Promise<Row | undefined> {
  const [row] = await testDb().$queryRaw<Row[]>`
    select state::text, output, retry_count as tries from pgboss.job where id = ${key}::uuid`;
  return row;
}

/** A handler and what lets a test wait until it was called so many times. */
function counting(work: (call: number) => Promise<typeof done>) {
  let calls = 0;
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    handler: () => {
      calls += 1;
      for (const { count, resolve } of waiting) if (calls >= count) resolve();
      return work(calls);
    },
    called: (count: number) => new Promise<void>((resolve) => void waiting.push({ count, resolve })),
    calls: () => calls,
  };
}

test("a job is carried out with its payload, and its outcome stands with it", async () => {
  const job = aJob();
  const { promise: carriedOut, resolve } = Promise.withResolvers<unknown>();
  const work = await working({
    "send-mail": async (...given) => {
      resolve(given);
      return skipped("because");
    },
  });
  await promise(job);

  expect(await carriedOut).toEqual([effects, job.payload]);
  await work.stop();
  expect(await stored(job)).toMatchObject({ state: "completed", output: { kind: "skipped", reason: "because" } });
});

test("the job that takes the place of one that was skipped is carried out, and is not kept with that one", async () => {
  const [job, again] = [aJob(), aJob()];
  const carriedOut = Promise.withResolvers<void>();
  const work = await working({
    "send-mail": async (_, payload) => {
      if (payload.deliveryId === job.payload.deliveryId) return skipped("held", again);
      carriedOut.resolve();
      return done;
    },
  });
  await promise(job);
  await carriedOut.promise;
  await work.stop();
  expect(await stored(job)).toMatchObject({ state: "completed", output: { kind: "skipped", reason: "held" } });
  expect(JSON.stringify(await stored(job))).not.toContain(again.key);
});

test("what was promised before the worker started is carried out when it starts", async () => {
  const job = aJob();
  await promise(job);
  const mails = counting(async () => done);
  const carriedOut = mails.called(1);
  const work = await working({ "send-mail": mails.handler });
  await carriedOut;
  await work.stop();
  expect(await stored(job)).toMatchObject({ state: "completed" });
});

test("a transaction that fails promises nothing, and the same promise made twice is one job", async () => {
  const [kept, lost] = [aJob(), aJob()];
  const failing = inTransaction(testDb(), async (tx) => {
    await enqueue(tx, [lost]);
    throw new Error("undo");
  });
  await expect(failing).rejects.toThrow("undo");
  await promise(kept);
  await promise(kept).catch(() => undefined);
  expect(await stored(lost)).toBeUndefined();
  expect(await stored(kept)).toMatchObject({ state: "created" });

  const mails = counting(async () => done);
  const carriedOut = mails.called(1);
  const work = await working({ "send-mail": mails.handler });
  await carriedOut;
  await work.stop();
  expect(mails.calls()).toBe(1);
});

test("a job that throws is tried again, logged once a try, with ids and without the error's words", async () => {
  const job = aJob();
  const mails = counting(async (call) => {
    if (call === 1) throw new Error("bo@x.example did not work");
    if (call === 2) throw new MailerError("temporary", "rate_limit_exceeded");
    return done;
  });
  const carriedOut = mails.called(3);
  const work = await working({ "send-mail": mails.handler });
  await promise(job);
  await carriedOut;
  await work.stop();

  expect(await stored(job)).toMatchObject({ state: "completed", tries: 2 });
  expect(work.logged).toMatchObject([
    { job: "send-mail", jobId: job.key, tries: 1, error: "Error" },
    { job: "send-mail", jobId: job.key, tries: 2, error: "MailerError", reason: "rate_limit_exceeded" },
  ]);
  expect(JSON.stringify(work.logged)).not.toContain("bo@x.example");
});

test("a job that cannot succeed is not tried again, and says why", async () => {
  const job = aJob();
  const mails = counting(async () => {
    throw new PermanentError("validation_error");
  });
  const called = mails.called(1);
  const work = await working({ "send-mail": mails.handler });
  await promise(job);
  await called;
  await work.stop();

  expect(await stored(job)).toMatchObject({ state: "failed", tries: 0, output: { reason: "validation_error" } });
  expect(work.logged).toHaveLength(1);
});

test("of two jobs taken together each has its own outcome", async () => {
  const [good, bad] = [aJob(), aJob()];
  await promise(good, bad);
  const both = counting(async () => done);
  const called = both.called(2);
  const work = await working({
    "send-mail": async (_effects, { deliveryId }) => {
      await both.handler();
      if (deliveryId === bad.key) throw new PermanentError("bad");
      return done;
    },
  });
  await called;
  await work.stop();
  expect(await stored(good)).toMatchObject({ state: "completed" });
  expect(await stored(bad)).toMatchObject({ state: "failed" });
});

test("stopping waits for the job in hand", async () => {
  const job = aJob();
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const work = await working({
    "send-mail": async () => {
      begun.resolve();
      await finish.promise;
      return done;
    },
  });
  await promise(job);
  await begun.promise;
  const stopped = work.stop();
  finish.resolve();
  await stopped;
  expect(await stored(job)).toMatchObject({ state: "completed" });
});

test("a job whose worker died does not wait out the pause for failed tries", async () => {
  const [orphan, refused] = [aJob(), aJob()];
  await promise(orphan, refused);
  const wait = (job: Job, output: object) => testDb().$executeRaw`
    update pgboss.job set state = 'retry', retry_count = 9, start_after = now() + interval '1 hour', output = ${output}::jsonb
     where id = ${job.key}::uuid`;
  await wait(orphan, { value: { message: "job heartbeat timeout" } });
  await wait(refused, { error: "MailerError" });
  const mails = counting(async () => done);
  const called = mails.called(1);

  const work = await working({ "send-mail": mails.handler });
  await called;
  await work.stop();

  expect(await stored(orphan)).toMatchObject({ state: "completed" });
  expect(await stored(refused)).toMatchObject({ state: "retry" });
});
