import { requireOperator } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** The client can no longer be invited by id. @throws AppError `forbidden`, `not_found` unless the relationship is active */
export async function endRelationship(ctx: Context, relationshipId: string): Promise<void> {
  requireOperator(ctx);
  const { count } = await ctx.db.relationship.updateMany({
    where: { id: relationshipId, status: "active" },
    data: { status: "ended", endedAt: rfc3339Of(ctx.now()) },
  });
  if (count === 0) throw notFound();
}
