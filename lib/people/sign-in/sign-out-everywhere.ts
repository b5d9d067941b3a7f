import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Ends every session of the person, this one too: each browser is signed out at its next request. API keys stay. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const data = { revokedAt: rfc3339Of(ctx.now()) };
  await ctx.db.session.updateMany({ where: { userId: requireSelf(ctx), revokedAt: null }, data });
}
