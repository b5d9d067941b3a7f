import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/**
 * Puts a failed job back into its queue for one more try, at once. A delivery may be named in place of its job. One that a bug
 * kept from being made goes back to `queued`, the one step back that a delivery takes, and is tried as often as at first; not where a
 * later one said the same meanwhile. False when no failed job has this id.
 */
export async function retryJob(db: Db, id: string): Promise<boolean> {
  // What pg-boss's own retry does, without having to know the job's queue; workers find it when they poll.
  const count = await db.$executeRaw(Prisma.sql`
    with retried as (
      update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now(), completed_on = null, data = data - 'renderTries'
       where (id = ${id}::uuid or data ->> 'deliveryId' = ${id}) and state = 'failed'
      returning data ->> 'deliveryId' as delivery_id
    ), queued as (
      update deliveries d set state = 'queued', reason = null
        from retried where d.id = retried.delivery_id::uuid and d.state = 'failed' and d.reason = 'render_error'
         and not exists (select 1 from deliveries n where n.invitation_id = d.invitation_id and n.channel = 'email' and n.template = d.template
                            and n.created_at > d.created_at and n.state <> 'skipped')
    )
    select 1 from retried`);
  return count > 0;
}
