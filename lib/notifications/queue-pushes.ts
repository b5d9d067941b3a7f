import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { jsonColumn } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/outbox/enqueue";
import { type Job, jobPayloads, type Payload } from "@/lib/outbox/jobs";

/** A column with what `pushesOf` gives. */
export const pushesDue = jsonColumn("push_subscriptions", z.array(jobPayloads["send-push"]));

/** SQL: the pushes that are due because of these notifications, as JSON. @param notified rows with `id` and `user_id` */
export function pushesOf(notified: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    select coalesce(json_agg(json_build_object('notificationId', n.id, 'subscriptionId', s.id)), '[]')
      from push_subscriptions s join ${notified} n on n.user_id = s.user_id)`;
}

export function pushJobs(pushes: readonly Payload<"send-push">[]): Job[] {
  return pushes.map((payload) => ({ name: "send-push", key: newId(), payload }));
}

/**
 * Queues pushes so that the notifications which this transaction has stored for these people reach the browsers that asked to be told.
 * Call it after storing them. One look and one insert of jobs whoever was notified, also for nobody: whether an invited address
 * has an account must not show in the time of an answer (docs/design/security.md#P-25).
 */
export async function queuePushes(tx: Tx, meetingId: string, userIds: readonly string[]): Promise<void> {
  const stored = Prisma.sql`(
    select id, user_id from notifications
     where user_id = any(${[...userIds]}::uuid[]) and meeting_id = ${meetingId}::uuid and xmin = pg_current_xact_id()::xid)`;
  const [found] = await query(tx, { pushes: pushesDue })`select ${pushesOf(stored)} as pushes`;
  await enqueue(tx, pushJobs(found?.pushes ?? []), ["send-push"]);
}
