import { requireKeyOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Ends a key for good: its next request is refused. Revoking it twice changes nothing.
 * @throws AppError `not_found` for a key that is not the caller's, `forbidden` for callers who may not manage keys at all
 */
export async function revokeApiKey(ctx: Context, apiKeyId: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "system") requireKeyOwner(ctx, actor.kind === "user" ? actor.userId : "");
  const { count } = await ctx.db.apiKey.updateMany({
    where: { id: apiKeyId, ...(actor.kind === "user" ? { userId: actor.userId } : {}) },
    data: { revokedAt: rfc3339Of(ctx.now()) },
  });
  if (count === 0) throw notFound();
  const userId = actor.kind === "user" ? actor.userId : null;
  await noteSecurityEvent(ctx, { kind: "api_key_revoked", userId, subjectId: apiKeyId });
}
