import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextOf, makeRelationship, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";

const MEETINGS = 50;
const KILLS = 8;

const workers: ChildProcess[] = [];
let resend: ResendStandIn | undefined;
afterEach(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await resend?.close();
});

/** A worker process as operators run it. Resolves when it has said that it works. */
async function startWorker(resendUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      DATABASE_URL: testDatabaseUrl(),
      NEXTAUTH_SECRET: "x".repeat(32),
      // The key of testSecrets.
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      APP_URL: testAppUrl,
      RESEND_API_KEY: "re_stand_in",
      RESEND_BASE_URL: resendUrl,
      RESEND_REQUESTS_PER_SECOND: "200",
    },
  });
  const lines = createInterface({ input: child.stdout });
  const started = Promise.withResolvers<void>();
  lines.on("line", (line) => line.includes("The worker has started.") && started.resolve());
  child.once("exit", () => started.reject(new Error("The worker ended before it worked.")));
  workers.push(child);
  await started.promise;
  return child;
}

/** One after the other, while workers come and go. */
async function scheduleAll(): Promise<string[]> {
  const ada = await makeUser({ name: "Dr. Ada" });
  const client = await makeUser({ role: "client" });
  const relationship = await makeRelationship(ada, client);
  const emails: string[] = [];
  for (let index = 0; index < MEETINGS; index += 1) {
    const guests = [`bo-${index}@x.example`, `cy-${index}@x.example`, `di-${index}@x.example`];
    const withClient = index % 2 === 0;
    const invited = withClient ? guests.slice(1) : guests;
    const input = scheduleInput({ inviteeEmails: invited, ...(withClient && { relationshipId: relationship.id }) });
    await scheduleMeeting(contextOf(ada), input);
    emails.push(...invited, ...(withClient ? [client.email] : []));
  }
  return emails;
}

function queued(): Promise<number> {
  return testDb().delivery.count({ where: { channel: "email", state: "queued" } });
}

test("workers that are killed at any moment lose no mail and send none twice (P-44)", {
  timeout: 180_000,
}, async () => {
  resend = await startResendStandIn();
  const { accepted, requests, url, until } = resend;
  const scheduled = scheduleAll();

  let next = startWorker(url);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = await next;
    next = startWorker(url);
    // In turn: with a request under way, and with a mail just accepted whose answer is not written down yet. Where all that
    // is left waits for the heartbeat of a dead worker, the next one dies while it waits.
    const [seen, taken] = [requests.length, accepted.length];
    const more = 1 + Math.floor(Math.random() * 9);
    const moment = until(() => (kill % 2 === 0 ? requests.length >= seen + more : accepted.length >= taken + more));
    await Promise.race([moment, once(AbortSignal.timeout(3_000), "abort")]);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  const emails = await scheduled;
  const last = await next;
  const restarted = performance.now();
  await expect.poll(queued, { timeout: 60_000, interval: 200 }).toBe(0);

  expect(performance.now() - restarted).toBeLessThan(30_000);
  expect(emails).toHaveLength(3 * MEETINGS);
  expect(accepted.map(({ to }) => to[0]).sort()).toEqual(emails.sort());
  expect(new Set(accepted.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3 * MEETINGS);
  // Some were handed over twice, because a worker died between the acceptance and writing it down.
  expect(requests.length).toBeGreaterThan(accepted.length);
  const states = await testDb().delivery.groupBy({ by: ["state"], where: { channel: "email" }, _count: true });
  expect(states).toEqual([{ state: "sent", _count: 3 * MEETINGS }]);

  last.kill("SIGTERM");
  expect(await once(last, "exit")).toEqual([0, null]);
});
