import { requireOwner } from "@/lib/api-keys/require-owner";
import type { Context } from "@/lib/context";

/** The user's keys that still work, newest first; never their secrets. @throws AppError `forbidden` */
export function listApiKeys(ctx: Context, userId: string) {
  requireOwner(ctx, userId);
  return ctx.db.apiKey.findMany({
    where: { userId, revokedAt: null },
    select: { id: true, label: true, scopes: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: "desc" },
  });
}
