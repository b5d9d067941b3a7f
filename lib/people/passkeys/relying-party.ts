import { isIP } from "node:net";
import { isLoopback } from "@/lib/environment/loopback";

/** Who a passkey is for: browsers use it at this host alone, and sign with it what a page of this origin asks. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/**
 * The relying party of an installation (WebAuthn Level 3 §4), or undefined where browsers know none: passkeys belong to names of
 * hosts, never to addresses in numbers. The computer itself has the name `localhost`, so that they can be tried there. Pure.
 */
export function relyingPartyOf(appUrl: string): RelyingParty | undefined {
  const { protocol, hostname, origin, port } = new URL(appUrl);
  if (isLoopback(hostname)) return { id: "localhost", origin: `${protocol}//localhost${port && `:${port}`}` };
  const isName = !hostname.startsWith("[") && isIP(hostname) === 0;
  return protocol === "https:" && isName ? { id: hostname, origin } : undefined;
}
