import { fromPrisma } from "pg-boss";
import type { Db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type Job, type JobName, jobPayloads, type Outcome } from "@/lib/outbox/jobs";
import { openedOutbox } from "@/lib/outbox/producer";

/** Queues the jobs: they exist exactly if the transaction commits. One statement per queue; those of `anyway` get theirs without jobs too. */
export async function enqueue(tx: Tx, jobs: readonly Job[], anyway: readonly JobName[] = []): Promise<void> {
  const producer = openedOutbox();
  const byName = Map.groupBy(jobs, (job) => job.name);
  for (const name of new Set([...byName.keys(), ...anyway].toSorted())) {
    const batch = byName.get(name) ?? [];
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

/** Queues the job that takes the place of one that ended, if any. @returns what is kept of how that one ended */
export async function queueAgain(db: Db, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind === "done" || !outcome.again) return outcome;
  const { again, ...kept } = outcome;
  await inTransaction(db, (tx) => enqueue(tx, [again]));
  return kept;
}
