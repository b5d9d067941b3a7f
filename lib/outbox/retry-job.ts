import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Puts a failed job back into its queue for one more try, at once. False when no failed job has this id. */
export async function retryJob(db: Db, jobId: string): Promise<boolean> {
  // What pg-boss's own retry does, without having to know the job's queue; workers find it when they poll.
  const count = await db.$executeRaw(Prisma.sql`
    update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now(), completed_on = null
     where id = ${jobId}::uuid and state = 'failed'`);
  return count > 0;
}
