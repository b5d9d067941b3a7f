import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

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
  return db.$queryRaw(Prisma.sql`
    select id, name, state::text as state, retry_count as retries, created_on as "createdAt", completed_on as "endedAt",
           data as payload, output
      from pgboss.job where ${failed ? Prisma.sql`state = 'failed'` : Prisma.sql`true`}
     order by created_on desc, id desc limit 200`);
}
