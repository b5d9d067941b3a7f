import { fromPrisma } from "pg-boss";
import type { Tx } from "@/lib/db/transaction";
import { type Job, jobPayloads } from "@/lib/outbox/jobs";
import { openedOutbox } from "@/lib/outbox/producer";

/** Promises the jobs: they exist exactly if the transaction commits. One statement per queue. */
export async function enqueue(tx: Tx, jobs: readonly Job[]): Promise<void> {
  const producer = openedOutbox();
  for (const [name, batch] of Map.groupBy(jobs, (job) => job.name)) {
    const rows = batch.map((job) => ({
      id: job.key,
      data: jobPayloads[job.name].parse(job.payload),
      ...(job.startAfter && { startAfter: job.startAfter }),
      // pg-boss begins with the highest priority.
      ...(job.turn !== undefined && { priority: -job.turn }),
    }));
    await producer.insert(name, rows, { db: fromPrisma(tx) });
  }
}
