import type { Mail } from "@/lib/adapters/mail/mailer";
import { errorFacts } from "@/lib/log";

/** A finished mail, or what is known of why its template gives none. */
export type Composed = { readonly mail: Mail } | { readonly problem: object };

/**
 * A mail that cannot be composed is only that one mail's loss (docs/design/product.md#19), whatever went wrong in its
 * template.
 */
export async function composeOrProblem(compose: Promise<Mail | undefined>): Promise<Composed> {
  try {
    const mail = await compose;
    return mail ? { mail } : { problem: {} };
  } catch (error) {
    return { problem: errorFacts(error) };
  }
}
