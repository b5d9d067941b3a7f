import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/**
 * API keys are their user's own matter, done in a browser: a key can neither make nor end keys
 * (docs/design/security.md#row-26). The operator's command line acts for everyone. @throws AppError `forbidden`
 */
export function requireOwner({ actor }: Context, userId: string): void {
  if (actor.kind === "system" || (actor.kind === "user" && actor.userId === userId)) return;
  throw new AppError("forbidden", "Sign in as the owner of the API keys to manage them.");
}
