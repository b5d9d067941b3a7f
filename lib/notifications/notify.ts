import { Prisma } from "@/lib/db/generated/client";
import { query } from "@/lib/db/query";
import { uuid } from "@/lib/db/shape";
import type { Tx } from "@/lib/db/transaction";
import { queuePushes } from "@/lib/notifications/queue-pushes";

/** SQL: whether in-app messages of this kind are sent, that is, whether their template exists and is switched on. */
export function isNotifiedOf(kind: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from templates t where t.channel = 'in_app' and t.key = ${kind} and t.locale = 'en' and t.enabled)`;
}

/**
 * SQL: the insert of notifications, alone or as a part of a larger statement. Kinds whose template is missing or switched
 * off are left out (docs/design/product.md#19), and so are closed accounts. Whoever makes it part of a statement calls `queuePushes` afterwards.
 * @param source a select of `user_id`, `meeting_id`, `revision`, `kind`, `changes` and `created_at`
 * @param onConflict what happens where the person is notified of this already; nothing, unless it says so
 */
export function notificationRows(source: Prisma.Sql, onConflict = Prisma.sql`on conflict do nothing`): Prisma.Sql {
  return Prisma.sql`
    insert into notifications (id, user_id, meeting_id, revision, kind, changes, created_at)
    select gen_random_uuid(), n.user_id, n.meeting_id, n.revision, n.kind, n.changes, n.created_at
      from (${source}) n join users u on u.id = n.user_id and u.deactivated_at is null
     where ${isNotifiedOf(Prisma.sql`n.kind`)}
    ${onConflict}`;
}

/** Stores notifications of one meeting and queues the pushes about those that are new or unread again. */
export async function notify(tx: Tx, source: Prisma.Sql, onConflict?: Prisma.Sql): Promise<void> {
  const notified = await query(tx, { userId: uuid, meetingId: uuid })`
    ${notificationRows(source, onConflict)} returning user_id as "userId", meeting_id as "meetingId"`;
  const [first] = notified;
  if (first) {
    await queuePushes(
      tx,
      first.meetingId,
      notified.map(({ userId }) => userId),
    );
  }
}
