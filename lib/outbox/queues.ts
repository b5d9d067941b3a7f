import type { PgBoss } from "pg-boss";
import { type JobName, jobNames } from "@/lib/outbox/jobs";

/**
 * One queue per job. A worker that dies stops its heartbeat, so its jobs go back after 10 s (pg-boss's least) and are done
 * within 30 s of a restart. A failing provider is tried with growing pauses; the effect itself gives up after 23 h.
 */
export const queueOptions = {
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  retryLimit: 2_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 120,
  retentionSeconds: 30 * 24 * 3600,
  deleteAfterSeconds: 7 * 24 * 3600,
};

/** Makes the queues that are missing and brings the options of the others up to date. */
export async function createQueues(boss: PgBoss): Promise<void> {
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of jobNames) {
    if (existing.has(name)) await boss.updateQueue(name, queueOptions);
    else await boss.createQueue(name, queueOptions);
  }
}

/** How a process takes jobs of a queue in hand: how many at once, and how often it asks for them where nothing tells it. */
export function workOptionsOf(name: JobName, mailPerSecond: number) {
  const inHand = name === "send-mail" ? mailsInHand(mailPerSecond) : { localConcurrency: localConcurrency[name] };
  return { ...workOptions, ...inHand };
}

const workOptions = {
  batchSize: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
} as const;

/**
 * As many mails as leave within a second, and at most a hundred: which mail is next is decided when it is taken in hand. Those in hand
 * together share their statements (lib/db/in-sets.ts). Several batches, because a batch ends with its slowest mail.
 */
function mailsInHand(mailPerSecond: number): { localConcurrency: number; batchSize: number } {
  if (mailPerSecond < LEAST_FOR_BATCHES)
    return { localConcurrency: Math.max(2, Math.ceil(mailPerSecond)), batchSize: 1 };
  return { localConcurrency: MAIL_BATCHES, batchSize: Math.min(25, Math.floor(mailPerSecond / MAIL_BATCHES)) };
}

const MAIL_BATCHES = 4;
const LEAST_FOR_BATCHES = 8;

/** How many batches of each job a process has in hand. Each one asks the database for work once a second. */
const localConcurrency: { readonly [Name in Exclude<JobName, "send-mail">]: number } = {
  announce: 2,
  remind: 1,
  "send-test-mail": 1,
  "send-sign-in": 2,
  "send-account-notice": 1,
  "send-account-invitation": 1,
  "receive-reply": 1,
  "send-fresh-links": 1,
  "send-door-code": 2,
  "notify-unread": 1,
  "send-push": 2,
  "sync-calendar": 2,
  "read-calendar": 1,
};
