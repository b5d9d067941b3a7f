import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { JobName } from "@/lib/outbox/jobs";

/** Lets jobs that wait for another try begin at once, in their order, because what they failed at works again. */
export async function wakeRetries(db: Db, names: readonly JobName[]): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update pgboss.job set start_after = now()
     where name = any(${[...names]}::text[]) and state = 'retry' and start_after > now()`);
}
