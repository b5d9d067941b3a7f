import { z } from "zod";
import type { Context } from "@/lib/context";
import { readCursor, writeCursor } from "@/lib/cursor";
import { listNotifications } from "@/lib/notifications/list-notifications";
import type { NotificationRow } from "@/lib/notifications/notification-row";

/** The query of `GET /api/v1/notifications`. */
export const notificationsQuery = z.strictObject({
  unread: z
    .enum(["true", "false"], "Give true or false.")
    .default("false")
    .transform((value) => value === "true"),
  limit: z
    .string()
    .regex(/^\d{1,9}$/, "Give a whole number.")
    .transform(Number)
    .pipe(z.number().min(1, "Ask for at least 1.").max(200, "Ask for at most 200."))
    .default(50),
  cursor: z.string().max(500).optional(),
});

type Page = { readonly notifications: NotificationRow[]; readonly nextCursor: string | null };

/**
 * Notifications for programs, in the order of the page, by a signed cursor. @throws AppError `invalid` for a cursor
 * that is not ours
 */
export async function queryNotifications(ctx: Context, query: z.output<typeof notificationsQuery>): Promise<Page> {
  const { unread, limit, cursor } = query;
  const [before] = cursor === undefined ? [] : readCursor(ctx.secrets, "notifications", cursor);
  const { notifications, nextBefore } = await listNotifications(ctx, { unread, limit, ...(before && { before }) });
  return {
    notifications,
    nextCursor: nextBefore === null ? null : writeCursor(ctx.secrets, "notifications", [nextBefore]),
  };
}
