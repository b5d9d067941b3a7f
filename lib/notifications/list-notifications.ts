import { z } from "zod";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { requireScope } from "@/lib/meetings/require-host";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { findNotifications } from "@/lib/notifications/select-notifications";

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
      ? Prisma.sql`true`
      : Prisma.sql`(n.created_at, n.id) < (select b.created_at, b.id from notifications b where b.id = ${before}::uuid and b.user_id = n.user_id)`;
  return findNotifications(ctx, older, limit + 1);
}
