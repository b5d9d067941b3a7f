import { createHash, randomBytes } from "node:crypto";
import { requireCalendarOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { placeOf } from "@/lib/sealed-places";
import { hashOf } from "@/lib/secrets";

/** How long someone may take to agree, in seconds. */
export const CONSENT_SECONDS = 600;

/**
 * Begins connecting an account of the user's. What comes back counts only in the same browser, for the same user, once and
 * within ten minutes (P-28).
 * @param browser the secret in this browser's cookie
 * @param account the account that is connected again; null for any
 * @returns `state` and the PKCE `challenge` (RFC 7636, S256) for the provider
 */
export async function startConsent(
  ctx: Context,
  { browser, account }: { browser: string; account: string | null },
): Promise<{ state: string; challenge: string }> {
  const userId = requireCalendarOwner(ctx);
  const [state, verifier] = [randomBytes(32).toString("base64url"), randomBytes(48).toString("base64url")];
  await ctx.db.calendarConsent.create({
    data: {
      id: newId(),
      userId,
      account,
      stateHash: hashOf(state),
      browserHash: hashOf(browser),
      sealedVerifier: ctx.secrets.seal(verifier, placeOf.consent(userId)),
      expiresAt: new Date(ctx.now() + CONSENT_SECONDS * 1000),
    },
  });
  return { state, challenge: createHash("sha256").update(verifier).digest("base64url") };
}
