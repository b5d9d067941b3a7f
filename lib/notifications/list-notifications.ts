import { z } from "zod";
import { requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { findNotifications } from "@/lib/notifications/select-notifications";

/** Which notifications: those after `before`, the last one of the page that was read, how many, and whether only unread ones. */
export const listNotificationsInput = z.strictObject({
  before: z.uuid().optional(),
  limit: z.number().int().min(1).max(500).default(30),
  unread: z.boolean().default(false),
});

export type ListNotificationsInput = z.output<typeof listNotificationsInput>;
export type NotificationPage = { notifications: NotificationRow[]; nextBefore: string | null };

/** The reader's notifications, newest first. @throws AppError `unauthenticated` without an account */
export async function listNotifications(ctx: Context, input: ListNotificationsInput): Promise<NotificationPage> {
  requireScope(ctx, "meetings:read", "meetings:write");
  const rows = await select(ctx, input);
  const notifications = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? notifications.at(-1) : undefined;
  return { notifications, nextBefore: last?.id ?? null };
}

function select(ctx: Context, { before, limit, unread }: ListNotificationsInput): Promise<NotificationRow[]> {
  const older =
    before === undefined
      ? Prisma.sql`true`
      : Prisma.sql`(n.created_at, n.id) < (select b.created_at, b.id from notifications b where b.id = ${before}::uuid and b.user_id = n.user_id)`;
  return findNotifications(ctx, Prisma.sql`${older} and (not ${unread} or n.read_at is null)`, limit + 1);
}
