import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { visibleTo } from "@/lib/meetings/access";
import { noticeKeys } from "@/lib/wording/notice-words";

/** Whose notifications are asked for: a person's own. @throws AppError `unauthenticated` without an account */
export function requireReader({ actor }: Context): string {
  if (!("userId" in actor)) throw new AppError("unauthenticated", "Sign in to see your notifications.");
  return actor.userId;
}

/** The where-filter on `notifications n join meetings m`: the reader's own, about meetings that they may still know of. */
export function readable(ctx: Context): Prisma.Sql {
  return Prisma.sql`n.user_id = ${requireReader(ctx)}::uuid and n.kind = any(${[...noticeKeys]}) and ${visibleTo(ctx.actor)}`;
}
