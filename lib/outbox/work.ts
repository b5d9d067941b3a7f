import { type JobResult, PgBoss, type Job as StoredJob } from "pg-boss";
import { errorFacts, type Log } from "@/lib/log";
import {
  type JobHandlers,
  type JobName,
  jobNames,
  jobPayloads,
  type Outcome,
  type Payload,
  PermanentError,
} from "@/lib/outbox/jobs";
import { reviveOrphans } from "@/lib/outbox/revive-orphaned-jobs";
import { workDatabase } from "@/lib/outbox/work-database";

type Carrying<Effects> = { handlers: JobHandlers<Effects>; effects: Effects; log: Log };

type Work<Effects> = Carrying<Effects> & {
  connectionString: string;
  /** The same database, past any pooler: there it listens for new jobs. */
  directUrl: string;
  /** What a mail provider takes a second: more mails than that in hand would only keep those of others waiting. */
  mailPerSecond: number;
};

/**
 * Carries out promised jobs until it is stopped: any number of processes may do so against one database. A job begins
 * within milliseconds of its commit (LISTEN/NOTIFY), at the latest after a second. The jobs of a process that died go back
 * when its heartbeat has been silent for 10 s (lib/outbox/queues.ts).
 */
export async function startWork<Effects>(work: Work<Effects>): Promise<{ stop(): Promise<void> }> {
  const { connectionString, directUrl, log, mailPerSecond } = work;
  const database = workDatabase({ connectionString, directUrl, log });
  const boss = new PgBoss({
    db: database,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    // Together at most 10 s of silence, 4 s to notice and 2 s to begin again: well within 30 s of a restart.
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  boss.on("error", (error) => log.error(errorFacts(error), "The outbox met an error and goes on."));
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "The outbox warns."));
  await boss.start();
  for (const name of jobNames) {
    const options = {
      ...workOptions,
      ...(name === "send-mail" ? mailsInHand(mailPerSecond) : { localConcurrency: localConcurrency[name] }),
    };
    await boss.work(name, options, (jobs) => carryOutAll(name, jobs, work));
  }
  const stopReviving = reviveOrphans(boss, log);
  return {
    async stop() {
      await stopReviving();
      await boss.stop({ graceful: true, timeout: STOP_MILLISECONDS });
      await database.end();
    },
  };
}

/** A job that takes longer goes back and is done by the next process; together with the rest below the 10 s of SIGTERM. */
const STOP_MILLISECONDS = 7_000;

const workOptions = {
  batchSize: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
} as const;

/** Ten mails, or at a low rate as many as leave within a second: which mail is next is decided when it is taken in hand. */
function mailsInHand(mailPerSecond: number): { localConcurrency: number; batchSize: number } {
  if (mailPerSecond >= MOST_MAILS_IN_HAND) return { localConcurrency: MOST_MAILS_IN_HAND / 2, batchSize: 2 };
  return { localConcurrency: Math.max(2, Math.ceil(mailPerSecond)), batchSize: 1 };
}

const MOST_MAILS_IN_HAND = 10;

/** How many batches of each job a process has in hand. Each one asks the database for work once a second. */
const localConcurrency: { readonly [Name in Exclude<JobName, "send-mail">]: number } = {
  announce: 2,
  remind: 1,
  "send-test-mail": 1,
  "send-sign-in": 2,
  "receive-reply": 1,
  "send-fresh-links": 1,
  "send-push": 2,
  "sync-calendar": 2,
  "read-calendar": 1,
};

function carryOutAll<Effects>(
  name: JobName,
  jobs: readonly StoredJob<unknown>[],
  carrying: Carrying<Effects>,
): Promise<JobResult[]> {
  return Promise.all(jobs.map((job) => carryOut(name, job, carrying)));
}

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

function outcomeOf<Effects, Name extends JobName>(
  name: Name,
  data: unknown,
  { handlers, effects }: Omit<Carrying<Effects>, "log">,
): Promise<Outcome> {
  // Safe: the schema that stands under a job's name gives that job's payload.
  return handlers[name](effects, jobPayloads[name].parse(data) as Payload<Name>);
}

/** Errors of ours carry a short code that names nobody and says all; of any other it is where it was thrown that helps. */
function factsOf(error: unknown): object {
  if (error instanceof PermanentError) return { error: error.name, reason: error.message };
  const coded = error instanceof Error && "reason" in error && typeof error.reason === "string";
  return coded ? { error: error.name, reason: error.reason } : errorFacts(error);
}
