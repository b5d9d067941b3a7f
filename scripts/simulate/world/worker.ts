import type { Client } from "pg";
import type { Effects } from "@/lib/effects/effects";
import { handlers } from "@/lib/effects/handlers";
import { queueAgain } from "@/lib/outbox/enqueue";
import { type JobName, jobPayloads, type Payload, PermanentError } from "@/lib/outbox/jobs";
import { clock } from "@/scripts/simulate/world/clock";
import type { SimulationDatabase } from "@/scripts/simulate/world/database";
import { type Mortal, noAnswer } from "@/scripts/simulate/world/mortal";

/** Whether an error of a handler may be one of the weather, or is a finding whatever the weather. */
export type JobTrouble = { readonly job: string; readonly error: unknown };

type StoredJob = { readonly id: string; readonly name: JobName; readonly data: unknown; readonly tries: number };

/** What came of a job. One that is tried again waits so many seconds. */
type Ended = Pick<StoredJob, "name" | "id"> &
  (
    | { readonly state: "completed" | "failed"; readonly output: unknown; readonly again?: undefined }
    | { readonly state: "retry"; readonly output?: undefined; readonly again: number }
  );

/** The job that is due, or when the next one is, of any kind and of those that do not wait for a time of the meeting itself. */
type Next = {
  readonly job: StoredJob | undefined;
  readonly at: number | undefined;
  readonly besidesReminders: number | undefined;
};

const MOST_STEPS = 5_000;

export type Worker = {
  /** Carries out what is due now, and what becomes due by it. */
  work(): Promise<void>;
  /** Carries out everything but what waits for a time of the meeting itself and was not begun, moving the clock on to retries and announcements. */
  quiet(): Promise<void>;
  /** When the next job of any kind is due, once nothing is. Epoch milliseconds. */
  nextDue(): Promise<number | undefined>;
  /** What handlers threw since the last time that was asked. */
  troubles(): JobTrouble[];
};

/** Carries out jobs one by one through the product's own handlers, in the order in which pg-boss gives them out. */
export function workerOn({ client, syncClock }: SimulationDatabase, effects: Effects, { isDead }: Mortal): Worker {
  let troubles: JobTrouble[] = [];
  const carryOut = async ({ id, name, data, tries }: StoredJob): Promise<Ended> => {
    try {
      const output = await handle(effects, name, data);
      return isDead() ? await noAnswer() : { name, id, state: "completed", output };
    } catch (error) {
      if (isDead()) return noAnswer();
      troubles.push({ job: name, error });
      if (error instanceof PermanentError) return { name, id, state: "failed", output: { reason: error.message } };
      return { name, id, state: "retry", again: Math.min(120, 2 ** Math.min(tries, 7)) };
    }
  };
  const work = async (): Promise<Next> => {
    await syncClock();
    let next = await endAndTake(client, undefined);
    for (let step = 0; next.job && step < MOST_STEPS; step++) next = await endAndTake(client, await carryOut(next.job));
    if (next.job) throw new NotQuiet(`${MOST_STEPS} jobs were carried out and more are due.`);
    return next;
  };
  return {
    async work() {
      await work();
    },
    async quiet() {
      for (let round = 0; round < 200; round++) {
        const { besidesReminders: next } = await work();
        if (next === undefined) return;
        clock.advance(Math.max(0, next - clock.now()));
      }
      throw new NotQuiet("Jobs are tried again and again.");
    },
    nextDue: async () => (await work()).at,
    troubles() {
      const since = troubles;
      troubles = [];
      return since;
    },
  };
}

/** Thrown when a life does not come to rest. */
export class NotQuiet extends Error {
  override readonly name = "NotQuiet";
}

async function handle<Name extends JobName>(effects: Effects, name: Name, data: unknown) {
  // Safe: the schema that stands under a job's name gives that job's payload.
  const payload = jobPayloads[name].parse(data) as Payload<Name>;
  return queueAgain(effects.db, await handlers[name](effects, payload));
}

/**
 * Ends one job and takes the next; where none is due, says when one will be. A life asks for this so often that it is one statement,
 * which is planned once. It sees the job that it ends as it was before.
 */
async function endAndTake(client: Client, ended: Ended | undefined): Promise<Next> {
  const { name, id, state, output = null, again } = ended ?? {};
  const { rows } = await client.query<StoredJob & { id: string | null; at: Date | null; besides: Date | null }>({
    name: "end and take",
    text: END_AND_TAKE,
    values: [name, id, state, JSON.stringify(output), again],
  });
  const [job] = rows;
  const next = { at: job?.at?.getTime(), besidesReminders: job?.besides?.getTime() };
  return { job: job?.id ? job : undefined, ...next };
}

const END_AND_TAKE = `
  with ended as (
    update pgboss.job
       set state = $3::pgboss.job_state, output = $4::jsonb, completed_on = case when $5::int is null then now() end,
           retry_count = retry_count + ($5::int is not null)::int,
           start_after = coalesce(now() + $5::int * interval '1 second', start_after)
     where name = $1::text and id = $2::uuid
  ), due as (
    select name, id from pgboss.job where state in ('created', 'retry') and start_after <= now()
     order by priority desc, created_on, id limit 1 for update skip locked
  ), taken as (
    update pgboss.job j set state = 'active', started_on = now() from due where j.name = due.name and j.id = due.id
    returning j.id, j.name, j.data, j.retry_count as tries
  ), again as (
    select $1::text as name, now() + $5::int * interval '1 second' as start_after, true as tried where $5::int is not null
    union all select name, start_after, state = 'retry' from pgboss.job where state in ('created', 'retry')
  )
  select t.*, n.* from (values (1)) as always left join taken t on true
    left join lateral (
      select min(start_after) as at, min(start_after) filter (where name <> 'remind' or tried) as besides
        from again where not exists (select 1 from taken)) n on true`;
