import type { Client } from "pg";
import type { Effects } from "@/lib/effects/effects";
import { handlers } from "@/lib/effects/handlers";
import { queueAgain } from "@/lib/outbox/enqueue";
import { type JobName, jobPayloads, type Payload, PermanentError } from "@/lib/outbox/jobs";
import { clock } from "@/scripts/simulate/world/clock";
import type { SimulationDatabase } from "@/scripts/simulate/world/database";
import type { Mortal } from "@/scripts/simulate/world/mortal";

/** Whether an error of a handler may be one of the weather, or is a finding whatever the weather. */
export type JobTrouble = { readonly job: string; readonly error: unknown };

type StoredJob = { readonly id: string; readonly name: JobName; readonly data: unknown; readonly tries: number };

const MOST_STEPS = 5_000;

export type Worker = {
  /** Carries out what is due now, and what becomes due by it. */
  work(): Promise<void>;
  /** Carries out everything but what waits for a time of the meeting itself, moving the clock on to retries and announcements. */
  quiet(): Promise<void>;
  /** When the next job of any kind is due. Epoch milliseconds. */
  nextDue(): Promise<number | undefined>;
  /** What handlers threw since the last time that was asked. */
  troubles(): JobTrouble[];
};

/** Carries out jobs one by one through the product's own handlers, in the order in which pg-boss gives them out. */
export function workerOn({ client, syncClock }: SimulationDatabase, effects: Effects, { isDead }: Mortal): Worker {
  let troubles: JobTrouble[] = [];
  const carryOut = async ({ id, name, data, tries }: StoredJob) => {
    try {
      const output = await handle(effects, name, data);
      if (isDead()) return await never;
      await end(client, id, "completed", output);
    } catch (error) {
      if (isDead()) return never;
      troubles.push({ job: name, error });
      if (error instanceof PermanentError) return end(client, id, "failed", { reason: error.message });
      await client.query(
        "update pgboss.job set state = 'retry', retry_count = retry_count + 1, start_after = now() + $2 * interval '1 second' where id = $1",
        [id, Math.min(120, 2 ** Math.min(tries, 7))],
      );
    }
  };
  const work = async () => {
    await syncClock();
    for (let step = 0; step < MOST_STEPS; step++) {
      const job = await take(client);
      if (!job) return;
      await carryOut(job);
    }
    throw new NotQuiet(`${MOST_STEPS} jobs were carried out and more are due.`);
  };
  return {
    work,
    async quiet() {
      for (let round = 0; round < 200; round++) {
        await work();
        const next = await nextDue(client, NOT_ABOUT_A_TIME);
        if (next === undefined) return;
        clock.advance(Math.max(0, next - clock.now()));
      }
      throw new NotQuiet("Jobs are tried again and again.");
    },
    nextDue: () => nextDue(client, "true"),
    troubles() {
      const since = troubles;
      troubles = [];
      return since;
    },
  };
}

/** How the work of a process goes on that has died meanwhile. */
const never = new Promise<never>(() => undefined);

/** Thrown when a life does not come to rest. */
export class NotQuiet extends Error {
  override readonly name = "NotQuiet";
}

async function handle<Name extends JobName>(effects: Effects, name: Name, data: unknown) {
  // Safe: the schema that stands under a job's name gives that job's payload.
  const payload = jobPayloads[name].parse(data) as Payload<Name>;
  return queueAgain(effects.db, await handlers[name](effects, payload));
}

async function take(client: Client): Promise<StoredJob | undefined> {
  const { rows } = await client.query<StoredJob>(
    `update pgboss.job set state = 'active', started_on = now()
      where id = (select id from pgboss.job where state in ('created', 'retry') and start_after <= now()
                   order by priority desc, created_on, id limit 1 for update skip locked)
     returning id, name, data, retry_count as tries`,
  );
  return rows[0];
}

async function end(client: Client, id: string, state: string, output: unknown): Promise<void> {
  await client.query(
    "update pgboss.job set state = $2::pgboss.job_state, completed_on = now(), output = $3::jsonb where id = $1",
    [id, state, JSON.stringify(output ?? null)],
  );
}

const NOT_ABOUT_A_TIME = "name <> 'remind' or start_after <= now()";

async function nextDue(client: Client, which: string): Promise<number | undefined> {
  const { rows } = await client.query<{ at: Date | null }>(
    `select min(start_after) as at from pgboss.job where state in ('created', 'retry') and (${which})`,
  );
  return rows[0]?.at?.getTime();
}
