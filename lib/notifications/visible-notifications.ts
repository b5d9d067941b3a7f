import { requireNotificationReader } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { visibleTo } from "@/lib/meetings/access";
import { noticeKeys } from "@/lib/wording/notice-words";

/** The where-filter on `notifications n join meetings m`: the reader's own, about meetings that they may still know of. */
export function visibleNotifications(ctx: Context): Prisma.Sql {
  return Prisma.sql`n.user_id = ${requireNotificationReader(ctx)}::uuid and n.kind = any(${[...noticeKeys]}) and ${visibleTo(ctx.actor)}`;
}
