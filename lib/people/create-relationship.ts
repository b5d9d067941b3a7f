import { requireOperator } from "@/lib/authorize";
import type { Context, Role } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * Links a counselor with a client, who can then be invited by id.
 * @throws AppError `forbidden`, `invalid` when either account is closed or has another role, `conflict` when they are linked
 */
export async function createRelationship(
  ctx: Context,
  { counselorId, clientId }: { counselorId: string; clientId: string },
): Promise<{ id: string }> {
  requireOperator(ctx);
  await requireRole(ctx, counselorId, "counselor");
  await requireRole(ctx, clientId, "client");
  const data = { id: newId(), counselorId, clientId, createdAt: rfc3339Of(ctx.now()) };
  // The index on active pairs decides, also between two at once.
  const { count } = await ctx.db.relationship.createMany({ data, skipDuplicates: true });
  if (count === 0) {
    throw new AppError("conflict", "These two already have an active relationship. End it before you make another.");
  }
  return { id: data.id };
}

async function requireRole(ctx: Context, userId: string, role: Role): Promise<void> {
  const where = { id: userId, role, deactivatedAt: null };
  if (await ctx.db.user.findFirst({ where, select: { id: true } })) return;
  throw invalid([{ field: role, code: "wrong_role", detail: `Name an active account with the role ${role}.` }]);
}
