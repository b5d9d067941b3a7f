import { z } from "zod";
import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { instantAt, int, jsonColumn, orNull, text, uuid } from "@/lib/db/shape";

export type StoredJob = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly retries: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly payload: unknown;
  readonly output: unknown;
};

/** The newest 200 jobs; with `failed` those that nobody will try again by themselves. */
export function findJobs(db: Db, { failed }: { failed: boolean }): Promise<StoredJob[]> {
  const job = {
    id: uuid,
    name: text,
    state: text,
    retries: int,
    createdAt: instantAt,
    endedAt: orNull(instantAt),
    payload: jsonColumn("pgboss.job.data", z.unknown()),
    output: jsonColumn("pgboss.job.output", z.unknown()),
  };
  return query(db, job)`
    select id, name, state::text as state, retry_count as retries, created_on as "createdAt", completed_on as "endedAt",
           data as payload, output
      from pgboss.job where ${failed ? Prisma.sql`state = 'failed'` : Prisma.sql`true`}
     order by created_on desc, id desc limit 200`;
}
