import type { Db } from "@/lib/db/client";
import { query } from "@/lib/db/query";
import { float, int, orNull, text } from "@/lib/db/shape";
import { epochMillis } from "@/lib/db/sql";
import { jobNames } from "@/lib/outbox/jobs";

/** How full one queue is. `planned`: not due yet; `waiting`: due and not begun; `retrying`: failed and tried again later. */
export type QueueDepth = {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly retrying: number;
  readonly planned: number;
  readonly failed: number;
};

/** The depth of every queue, also of the empty ones. */
export function countJobs(db: Db): Promise<QueueDepth[]> {
  const depth = { name: text, waiting: int, active: int, retrying: int, planned: int, failed: int };
  return query(db, depth)`
    select n.name, count(*) filter (where state = 'created' and start_after <= now())::int as waiting,
           count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'retry')::int as retrying,
           count(*) filter (where state = 'created' and start_after > now())::int as planned, count(*) filter (where state = 'failed')::int as failed
      from unnest(${[...jobNames]}::text[]) with ordinality as n(name, place)
      left join pgboss.job j on j.name = n.name and j.state in ('created', 'active', 'retry', 'failed')
     group by n.name, n.place order by n.place`;
}

/** Since when the oldest job of each queue that is not begun has been due, and the present; in epoch milliseconds. */
export function oldestDue(db: Db): Promise<{ name: string; since: number | null; now: number }[]> {
  return query(db, { name: text, since: orNull(float), now: float })`
    select n.name, ${epochMillis("min(j.start_after)")} as since, ${epochMillis("now()")} as now
      from unnest(${[...jobNames]}::text[]) as n(name)
      left join pgboss.job j on j.name = n.name and j.state in ('created', 'retry') and j.start_after <= now()
     group by n.name`;
}
