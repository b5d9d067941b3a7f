import { requireSelf } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { noteSecurityEvent } from "@/lib/history/security-events";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** Ends every session of the person, this one too: each browser is signed out at its next request. API keys stay. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const data = { revokedAt: rfc3339Of(ctx.now()) };
  const userId = requireSelf(ctx);
  await ctx.db.session.updateMany({ where: { userId, revokedAt: null }, data });
  await noteSecurityEvent(ctx, { kind: "sessions_ended", userId });
}
