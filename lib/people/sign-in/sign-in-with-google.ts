import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { canonicalEmail } from "@/lib/people/canonical-email";
import { openProvenSession } from "@/lib/people/sign-in/session";

/** What Google says of an account (OpenID Connect Core §5.1). */
export type GoogleProfile = { readonly email?: unknown; readonly email_verified?: unknown };

/**
 * The id of a new session for the active account with exactly this address, if Google has verified that the person owns
 * it; else undefined. Nothing is linked or made: an account comes from the operator (docs/design/security.md#P-22,
 * #P-23).
 */
export async function signInWithGoogle(ctx: Context, profile: GoogleProfile): Promise<string | undefined> {
  if (profile.email_verified !== true || typeof profile.email !== "string") return undefined;
  const email = canonicalEmail(profile.email);
  if (!email) return undefined;
  const user = await ctx.db.user.findFirst({ where: { email, deactivatedAt: null }, select: { id: true } });
  if (!user) return undefined;
  return inTransaction(ctx.db, (tx) => openProvenSession(tx, user.id, ctx.now()));
}
