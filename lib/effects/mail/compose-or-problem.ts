import type { Mail } from "@/lib/adapters/mail/mailer";
import { RenderError } from "@/lib/effects/render-error";
import { errorFacts } from "@/lib/log";
import { WordingError } from "@/lib/wording/translator";

/** A finished mail, or what is known of why its template gives none. */
export type Composed = { readonly mail: Mail } | { readonly problem: object };

/**
 * A template that is gone, switched off or edited into a wording that cannot be said gives no mail, which is only that one
 * mail's loss (docs/design/product.md#19). @throws RenderError for all else: a bug of ours never looks like a setting of theirs.
 */
export async function composeOrProblem(template: string, compose: Promise<Mail | undefined>): Promise<Composed> {
  try {
    const mail = await compose;
    return mail ? { mail } : { problem: {} };
  } catch (error) {
    if (error instanceof WordingError) return { problem: errorFacts(error) };
    throw new RenderError(template, error);
  }
}
