import { Pool } from "pg";
import { type Db, PgBoss } from "pg-boss";
import { listen } from "@/lib/db/listen";
import { errorFacts, type Log } from "@/lib/log";

export type Addresses = {
  readonly connectionString: string;
  /** The database past any pooler: there it listens for new jobs. */
  readonly directUrl: string;
  readonly log: Log;
};

/** The outbox as a process works on it: started, with jobs of dead processes looked for. `end` closes what it works on. */
export async function openWork(addresses: Addresses): Promise<{ boss: PgBoss; end(): Promise<void> }> {
  const { log } = addresses;
  const database = workDatabase(addresses);
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
  return { boss, end: () => database.end() };
}

/**
 * What pg-boss works on: statements through the one address, which may be a pooler's, and LISTEN through the other. While nothing is
 * heard, jobs are found by asking once a second.
 */
function workDatabase({ connectionString, directUrl, log }: Addresses): Db & { end(): Promise<void> } {
  const pool = new Pool({
    connectionString,
    application_name: "compath-worker",
    max: 4,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is dropped, and the next statement opens another one.
  pool.on("error", () => undefined);
  return {
    executeSql: (text, values) => pool.query(text, values),
    async listen(channel, heard, connected) {
      const listening = listen({
        connectionString: directUrl,
        channels: [channel],
        log,
        heard: (_, payload) => heard(payload),
        connected,
        lost: () => undefined,
      });
      return { close: () => listening.stop() };
    },
    end: () => pool.end(),
  };
}
