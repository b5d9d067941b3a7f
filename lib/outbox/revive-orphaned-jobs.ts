import type { PgBoss } from "pg-boss";
import { errorFacts, type Log } from "@/lib/log";
import { jobNames } from "@/lib/outbox/jobs";

const EVERY_MILLISECONDS = 2_000;

/**
 * Lets jobs begin again at once whose worker died or was stopped: pg-boss counts that as a failed try and makes them wait
 * longer each time, up to minutes, though nothing was wrong with them. @returns what ends it
 */
export function reviveOrphans(boss: PgBoss, log: Log): () => Promise<void> {
  let running = Promise.resolve();
  const run = () => {
    running = revive(boss).catch((error: unknown) => {
      log.warn(
        errorFacts(error),
        "Jobs of a worker that died could not be looked for. The next look is in two seconds.",
      );
    });
  };
  const timer = setInterval(run, EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    return running;
  };
}

async function revive(boss: PgBoss): Promise<void> {
  await boss.getDb().executeSql(
    `update pgboss.job set start_after = now()
      where name = any($1::text[]) and state = 'retry' and start_after > now()
        and coalesce(output -> 'value' ->> 'message', output ->> 'value') in ('job heartbeat timeout', 'pg-boss shut down while active')`,
    [jobNames],
  );
}
