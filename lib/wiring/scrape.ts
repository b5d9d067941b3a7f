import { timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { register } from "prom-client";
import type { Db } from "@/lib/db/client";
import { metrics } from "@/lib/metrics/metrics";
import { poolStates } from "@/lib/metrics/round-trips";
import { countJobs, oldestDue } from "@/lib/outbox/count-jobs";
import { hashOf } from "@/lib/secrets";

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

/**
 * The metrics of this process, and of the queue that all processes share, in the text format of Prometheus 0.0.4. It costs two
 * statements. @param authorization the field of the request; null is answered where it does not carry the token
 */
export async function scrape(db: Db, token: string, authorization: string | null): Promise<string | null> {
  const [, given = ""] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (!timingSafeEqual(hashOf(given), hashOf(token))) return null;
  await lookAtQueue(db);
  for (const [state, value] of Object.entries(poolStates())) metrics.pool.set({ state }, value);
  metrics.eventLoopLag.set(Math.max(0, delay.percentile(99) / 1e9 || 0));
  delay.reset();
  return register.metrics();
}

async function lookAtQueue(db: Db): Promise<void> {
  const [depths, oldest] = await Promise.all([countJobs(db), oldestDue(db)]);
  for (const { name: job, ...states } of depths) {
    for (const [state, value] of Object.entries(states)) metrics.jobs.set({ job, state }, value);
  }
  for (const { name: job, since, now } of oldest)
    metrics.oldestJob.set({ job }, since === null ? 0 : (now - since) / 1000);
}
