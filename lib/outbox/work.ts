import type { JobResult, Job as StoredJob } from "pg-boss";
import type { Db } from "@/lib/db/client";
import { errorFacts, type Log } from "@/lib/log";
import { queueAgain } from "@/lib/outbox/enqueue";
import {
  type JobHandlers,
  type JobName,
  jobNames,
  jobPayloads,
  type Outcome,
  type Payload,
  PermanentError,
} from "@/lib/outbox/jobs";
import { workOptionsOf } from "@/lib/outbox/queues";
import { reviveOrphans } from "@/lib/outbox/revive-orphaned-jobs";
import { type Addresses, openWork } from "@/lib/outbox/work-database";

type Carrying<Effects> = { handlers: JobHandlers<Effects>; effects: Effects; db: Db; log: Log };

type Work<Effects> = Carrying<Effects> &
  Addresses & {
    /** What a mail provider takes a second: more mails than that in hand would only keep those of others waiting. */
    mailPerSecond: number;
  };

/**
 * Carries out queued jobs until it is stopped: any number of processes may do so against one database. A job begins
 * within milliseconds of its commit (LISTEN/NOTIFY), at the latest after a second. The jobs of a process that died go back
 * when its heartbeat has been silent for 10 s (lib/outbox/queues.ts).
 */
export async function startWork<Effects>(work: Work<Effects>): Promise<{ stop(): Promise<void> }> {
  const { log, mailPerSecond } = work;
  const { boss, end } = await openWork(work);
  for (const name of jobNames) {
    await boss.work(name, workOptionsOf(name, mailPerSecond), (jobs) =>
      Promise.all(jobs.map((job) => carryOut(name, job, work))),
    );
  }
  const stopReviving = reviveOrphans(boss, log);
  return {
    async stop() {
      await stopReviving();
      await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
      await end();
    },
  };
}

/** A job that takes longer goes back and is done by the next process; together with the rest below the 10 s of SIGTERM. */
const STOP_MILLISECONDS = 7_000;

/** The result is stored with the job; of an error only what may be kept of it (docs/design/security.md#1). */
async function carryOut<Effects>(
  name: JobName,
  { id, data, retryCount }: StoredJob<unknown>,
  { log, ...carrying }: Carrying<Effects>,
): Promise<JobResult> {
  try {
    return { id, status: "completed", output: await outcomeOf(name, data, carrying) };
  } catch (error) {
    const permanent = error instanceof PermanentError;
    const facts = factsOf(error);
    const said = permanent ? "A job failed for good." : "A job failed and is tried again.";
    log.warn({ job: name, jobId: id, tries: retryCount + 1, ...facts }, said);
    // Without a dead letter queue this status means: failed, whatever tries are left.
    return { id, status: permanent ? "deadletter" : "failed", output: facts };
  }
}

async function outcomeOf<Effects, Name extends JobName>(
  name: Name,
  data: unknown,
  { handlers, effects, db }: Omit<Carrying<Effects>, "log">,
): Promise<Outcome> {
  // Safe: the schema that stands under a job's name gives that job's payload.
  const payload = jobPayloads[name].parse(data) as Payload<Name>;
  return queueAgain(db, await handlers[name](effects, payload));
}

/** Errors of ours carry a short code that names nobody and says all; of any other it is where it was thrown that helps. */
function factsOf(error: unknown): object {
  if (error instanceof PermanentError) return { error: error.name, reason: error.message };
  const coded = error instanceof Error && "reason" in error && typeof error.reason === "string";
  return coded ? { error: error.name, reason: error.reason } : errorFacts(error);
}
