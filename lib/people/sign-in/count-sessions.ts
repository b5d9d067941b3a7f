import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** In how many browsers the person is signed in. @throws AppError `forbidden` for anyone but a person in their browser */
export function countSessions(ctx: Context): Promise<number> {
  const where = { userId: requireSelf(ctx), revokedAt: null, expiresAt: { gt: rfc3339Of(ctx.now()) } };
  return ctx.db.session.count({ where });
}
