import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { float, int } from "@/lib/db/shape";
import { epochMillis, instant } from "@/lib/db/sql";
import { HOUR } from "@/lib/time/durations";

/** `most`: how many jobs were due and not done at the worst moment of the hour. `done`: how many were carried out in it. */
export type HourOfJobs = { readonly from: number; readonly most: number; readonly done: number };

const HOURS = 24;

/**
 * How full the queues were in each of the last 24 hours, oldest first, from the jobs themselves: they are kept for a week after
 * they are done (lib/outbox/queues.ts). Instants in epoch milliseconds.
 */
export function depthByHour(db: Db, now: number): Promise<HourOfJobs[]> {
  const newest = Math.floor(now / HOUR) * HOUR;
  const oldest = instant(newest - (HOURS - 1) * HOUR);
  return query(db, { from: float, done: int, most: int })`
    with jobs as (
      select greatest(due, ${oldest}) as due, done_at, state from (
        select case when retry_count > 0 then least(start_after, started_on) else start_after end as due, completed_on as done_at, state::text as state
          from pgboss.job) j
       where due <= ${instant(now)} and (done_at is null or done_at >= ${oldest})
    ), steps as (
      select due as at, 1 as step from jobs
      union all select greatest(due, done_at), -1 from jobs where done_at <= ${instant(now)}
    ), running as (
      select at, step, sum(step) over (order by at, step desc rows unbounded preceding) as depth from steps
    ), counted as (
      select date_bin('1 hour', at, ${oldest}) as hour, max(depth) as most, sum(step) as step from running group by 1
    ), done as (
      select date_bin('1 hour', done_at, ${oldest}) as hour, count(*) as done from jobs where state = 'completed' group by 1
    )
    select ${epochMillis("h.hour")} as from, coalesce(d.done, 0)::int as done,
           greatest(c.most, sum(c.step) over (order by h.hour rows between unbounded preceding and 1 preceding), 0)::int as most
      from generate_series(${oldest}, ${instant(newest)}, interval '1 hour') as h(hour)
      left join counted c on c.hour = h.hour left join done d on d.hour = h.hour
     order by h.hour`;
}
