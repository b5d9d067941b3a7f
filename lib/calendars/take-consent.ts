import { requireCalendarOwner } from "@/lib/authorize";
import type { Context } from "@/lib/context";
import { query } from "@/lib/db/query";
import { bytes, orNull, text } from "@/lib/db/shape";
import { instant } from "@/lib/db/sql";
import { refusal } from "@/lib/errors";
import { placeOf } from "@/lib/sealed-places";
import { hashOf } from "@/lib/secrets";

export type Consent = { readonly verifier: string; readonly account: string | null };

/**
 * Ends what `startConsent` began; a second time there is nothing to end.
 * @throws AppError `forbidden` for a state that is missing, foreign, used, expired or of another browser: nobody learns which
 */
export async function takeConsent(
  ctx: Context,
  { state, browser }: { state: string; browser: string },
): Promise<Consent> {
  const userId = requireCalendarOwner(ctx);
  const now = instant(ctx.now());
  const [taken] = await query(ctx.db, { sealed: bytes, account: orNull(text) })`
    update calendar_consents set consumed_at = ${now}
     where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and user_id = ${userId}::uuid
       and consumed_at is null and expires_at > ${now}
    returning sealed_verifier as sealed, account`;
  if (!taken) {
    throw refusal(
      "forbidden",
      "consent_gone",
      "This connection was not started here, or too long ago. Start it again.",
    );
  }
  return { verifier: ctx.secrets.unseal(taken.sealed, placeOf.consent(userId)), account: taken.account };
}
