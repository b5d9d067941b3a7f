/** How an attempt to sign in ended. The words for each refusal are the page's. */
export type SignInResult =
  | { readonly ok: true; readonly userId: string; readonly sessionId: string; readonly returnPath: string }
  | { readonly ok: false; readonly refusal: SignInRefusal };

export type SignInRefusal =
  /** Nothing that looks like a code was entered; it did not count as a try. */
  | { readonly reason: "malformed" }
  | { readonly reason: "wrong_code"; readonly triesLeft: number }
  /** Whether the code has used up its tries: a new one is needed. */
  | { readonly reason: "tries_used_up" }
  /** Too many codes were tried for this address within the hour. */
  | { readonly reason: "too_many_tries" }
  /** Too old, used already, replaced by a newer one, or never made. */
  | { readonly reason: "expired" };

export function refused(refusal: SignInRefusal): SignInResult {
  return { ok: false, refusal };
}
