import type { PgBoss } from "pg-boss";
import { jobNames } from "@/lib/outbox/jobs";

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
