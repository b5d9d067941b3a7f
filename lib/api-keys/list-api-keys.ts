import { requireKeyOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";

/** The user's keys that still work, newest first; never their secrets. @throws AppError `forbidden` */
export function listApiKeys(ctx: Context, userId: string) {
  requireKeyOwner(ctx, userId);
  return ctx.db.apiKey.findMany({
    where: { userId, revokedAt: null },
    select: { id: true, label: true, scopes: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: "desc" },
  });
}
