import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { SESSION_SECONDS, type SessionRules } from "@/lib/people/sign-in/session";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** One browser that the person is signed in with. `device` is null where it has no known name. */
export type OwnSession = { readonly id: string; readonly device: string | null; readonly createdAt: number };

/** The browsers that the person is signed in with, the newest first. @throws AppError `forbidden` for anyone but a person in their browser */
export async function listSessions(
  ctx: Context,
  { idleMilliseconds = SESSION_SECONDS * 1000 }: SessionRules = {},
): Promise<OwnSession[]> {
  const used = { gt: rfc3339Of(ctx.now() - idleMilliseconds) };
  const OR = [{ lastUsedAt: used }, { lastUsedAt: null, createdAt: used }];
  const where = {
    userId: requireSelf(ctx),
    revokedAt: null,
    secondFactorUntil: null,
    expiresAt: { gt: rfc3339Of(ctx.now()) },
    OR,
  };
  const rows = await ctx.db.session.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(({ id, device, createdAt }) => ({ id, device, createdAt: createdAt.getTime() }));
}

/**
 * Signs one of the person's browsers out; its next request is refused. Ending it twice changes nothing.
 * @throws AppError `not_found` for a session that is not theirs, `forbidden` for anyone but a person in their browser
 */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  const userId = requireSelf(ctx);
  if ((await ctx.db.session.count({ where: { id: sessionId, userId } })) === 0) throw notFound();
  const data = { revokedAt: rfc3339Of(ctx.now()) };
  const { count } = await ctx.db.session.updateMany({ where: { id: sessionId, userId, revokedAt: null }, data });
  if (count > 0) await noteSecurityEvent(ctx, { kind: "session_ended", userId, subjectId: sessionId });
}
