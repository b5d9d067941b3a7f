import { z } from "zod";
import { requireNotificationReader, requireScope } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { instant } from "@/lib/db/sql";
import { countUnread } from "@/lib/notifications/count-unread";
import { markAllRead } from "@/lib/notifications/mark-all-read";

const tooMany = "Give at most 500 ids.";

/** The body of `POST /api/v1/notifications/read`: some of them, or all. */
export const markTheseReadInput = z
  .strictObject({
    ids: z.array(z.uuid("Give the ids of notifications.")).min(1, "Give at least one id.").max(500, tooMany).optional(),
    all: z.literal(true, "Give true, or ids instead.").optional(),
  })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), "Give either ids or all.");

export type Marked = { readonly read: number; readonly unread: number };

/**
 * Marks the reader's own notifications as read. An id that is not theirs changes nothing and is not told from one that never
 * was. @returns how many were not read before, and how many are not now. @throws AppError `unauthenticated`, `forbidden`
 */
export async function markReadByIds(ctx: Context, input: z.output<typeof markTheseReadInput>): Promise<Marked> {
  requireScope(ctx, "meetings:write");
  const read = input.ids === undefined ? await markAllRead(ctx) : await mark(ctx, input.ids);
  return { read, unread: await countUnread(ctx) };
}

function mark(ctx: Context, ids: readonly string[]): Promise<number> {
  return ctx.db.$executeRaw(Prisma.sql`
    update notifications set read_at = ${instant(ctx.now())}
     where id = any(${[...ids]}::uuid[]) and user_id = ${requireNotificationReader(ctx)}::uuid and read_at is null`);
}
