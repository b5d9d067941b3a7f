import { startAuthentication, startRegistration, WebAuthnError } from "@simplewebauthn/browser";
import type { PasskeyBegun } from "@/lib/forms/passkey-begun";

/** What went wrong in the browser, by its key in `messages/` under `passkeyBrowser`. */
export type BrowserFault = "cancelled" | "known" | "failed";

/** What the browser answers, as text of JSON for the server; else what went wrong. */
export async function askBrowser(
  begun: Exclude<PasskeyBegun, { refused: unknown }>,
): Promise<{ readonly response: string } | { readonly fault: BrowserFault }> {
  try {
    const answer =
      "create" in begun
        ? await startRegistration({ optionsJSON: begun.create })
        : await startAuthentication({ optionsJSON: begun.get });
    return { response: JSON.stringify(answer) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Browsers say of most things that they were not allowed, so that pages learn nothing of other passkeys. */
function faultOf(error: unknown): BrowserFault {
  if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "known";
  if (!(error instanceof Error)) return "failed";
  return error.name === "NotAllowedError" || error.name === "AbortError" ? "cancelled" : "failed";
}
