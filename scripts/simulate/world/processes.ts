import { scheduler } from "node:timers/promises";
import type { SimulationDatabase } from "@/scripts/simulate/world/database";
import { type Mortal, mortal } from "@/scripts/simulate/world/mortal";
import { type Wired, wire } from "@/scripts/simulate/world/wire";
import { type Worker, workerOn } from "@/scripts/simulate/world/worker";

type Process = { readonly wired: Wired; readonly worker: Worker; readonly mortal: Mortal };

/** The processes of the product, one after the other. */
export type Processes = { running(): Process; restart(): Promise<void>; close(): Promise<void> };

/** Runs the product in a process that can be killed. Another one knows nothing of what the one before it had in memory. */
export async function processesOn(
  database: SimulationDatabase,
  providers: Parameters<typeof wire>[1],
): Promise<Processes> {
  const start = async (): Promise<Process> => {
    const life = mortal();
    const wired = await wire(database, providers, life);
    return { wired, worker: workerOn(database, wired.effects, life), mortal: life };
  };
  let running = await start();
  return {
    running: () => running,
    async restart() {
      await bury(database, running.mortal.name);
      running = await start();
    },
    async close() {
      await running.wired.wiring.live.stop();
      await running.wired.db.$disconnect();
    },
  };
}

/**
 * PostgreSQL takes back what was open, and pg-boss gives the jobs out again that the dead process had begun. What goes on of the
 * dead one up to its next statement may open another connection, so they are ended until none is left.
 */
async function bury({ client }: SimulationDatabase, name: string): Promise<void> {
  const ended = () =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()",
      [name],
    );
  while ((await ended()).rowCount !== 0) await scheduler.yield();
  await client.query(
    "update pgboss.job set state = 'retry', start_after = now() + interval '10 seconds' where state = 'active'",
  );
}
