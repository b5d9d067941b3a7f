import { requireAdmin } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { type Bounces, bouncesByDomain } from "@/lib/deliveries/bounces-by-domain";
import { env } from "@/lib/env";
import { refusal } from "@/lib/errors";
import { countJobs, type QueueDepth } from "@/lib/outbox/count-jobs";
import { depthByHour, type HourOfJobs } from "@/lib/outbox/depth-by-hour";
import { findJobs } from "@/lib/outbox/find-jobs";
import { retryJob } from "@/lib/outbox/retry-job";

/** A job that nobody tries again by itself. `createdAt` in epoch milliseconds; `reason` is a code that names nobody. */
export type FailedJob = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly reason: string | null;
};

export type AdminOverview = {
  readonly mailClient: "resend" | "smtp" | undefined;
  readonly queues: readonly QueueDepth[];
  readonly hours: readonly HourOfJobs[];
  readonly failed: readonly FailedJob[];
  readonly bounces: readonly Bounces[];
};

/** How the platform does at this moment. @throws AppError `not_found` for anyone but an admin */
export async function adminOverview(ctx: Context): Promise<AdminOverview> {
  requireAdmin(ctx);
  const [queues, hours, jobs, bounces] = await Promise.all([
    countJobs(ctx.db),
    depthByHour(ctx.db, ctx.now()),
    findJobs(ctx.db, { failed: true }),
    bouncesByDomain(ctx),
  ]);
  const failed = jobs.map(({ id, name, createdAt, output }) => {
    return { id, name, createdAt: createdAt.getTime(), reason: reasonIn(output) };
  });
  return { mailClient: mailClient(), queues, hours, failed, bounces };
}

/** Lets a failed job be tried once more, at once. @throws AppError `not_found` for anyone but an admin, and for no such job */
export async function retryFailedJob(ctx: Context, jobId: string): Promise<void> {
  requireAdmin(ctx);
  if (!(await retryJob(ctx.db, jobId)))
    throw refusal("not_found", "job_gone", "This job is not waiting for a retry any more.");
}

function reasonIn(output: unknown): string | null {
  if (typeof output !== "object" || output === null) return null;
  if ("reason" in output && typeof output.reason === "string") return output.reason;
  return "error" in output && typeof output.error === "string" ? output.error : null;
}

/** Through which provider this installation sends its mails; undefined: it sends none (docs/design/product.md#18). */
export function mailClient(): "resend" | "smtp" | undefined {
  const { RESEND_API_KEY, SMTP_URL } = env();
  if (RESEND_API_KEY !== undefined) return "resend";
  return SMTP_URL === undefined ? undefined : "smtp";
}
