import { z } from "zod";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { requireScope } from "@/lib/meetings/require-host";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { readable } from "@/lib/notifications/readable";

/** Which notifications: those after `before`, the last one of the page that was read, and how many of them. */
export const listNotificationsInput = z.strictObject({
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(30),
});

export type ListNotificationsInput = z.output<typeof listNotificationsInput>;
export type NotificationPage = { notifications: NotificationRow[]; nextBefore: string | null };

/** The reader's notifications, newest first. @throws AppError `unauthenticated` without an account */
export async function listNotifications(ctx: Context, input: ListNotificationsInput): Promise<NotificationPage> {
  requireScope(ctx, "meetings:read");
  const rows = await select(ctx, input);
  const notifications = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? notifications.at(-1) : undefined;
  return { notifications, nextBefore: last?.id ?? null };
}

function select(ctx: Context, { before, limit }: ListNotificationsInput): Promise<NotificationRow[]> {
  const older =
    before === undefined
      ? Prisma.empty
      : Prisma.sql`and (n.created_at, n.id) < (select b.created_at, b.id from notifications b where b.id = ${before}::uuid and b.user_id = n.user_id)`;
  return ctx.db.$queryRaw<NotificationRow[]>(Prisma.sql`
    select n.id, n.kind, n.meeting_id as "meetingId", h.name as "hostName", m.time_zone as "timeZone",
           (extract(epoch from m.starts_at) * 1000)::float8 as "startsAt", (extract(epoch from n.created_at) * 1000)::float8 as "createdAt",
           n.read_at is not null as read, coalesce(u.name, i.name, i.email) as "answeredBy", n.changes -> 0 ->> 'to' as answer
      from notifications n
      join meetings m on m.id = n.meeting_id
      join users h on h.id = m.host_id
      left join invitations i on n.kind = 'meeting_response' and i.id = (n.changes -> 0 ->> 'invitationId')::uuid
      -- Someone invited by address stays an address until they show themselves (product.md 14).
      left join users u on u.id = i.user_id and (not i.by_address or i.revealed_at is not null)
     where ${readable(ctx)} ${older}
     order by n.created_at desc, n.id desc
     limit ${limit + 1}`);
}
