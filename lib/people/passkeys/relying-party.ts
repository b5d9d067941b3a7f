import { isIP } from "node:net";

/** Who a passkey is for: browsers use it at this host alone, and sign with it what a page of this origin asks. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** Host names of the computer itself that are written as addresses. */
const LOOPBACK = ["127.0.0.1", "::1"];

/**
 * The relying party of an installation (WebAuthn Level 3 §4), or undefined where browsers know none: passkeys belong to names of
 * hosts, never to addresses in numbers. The computer itself has the name `localhost`, so that they can be tried there. Pure.
 */
export function relyingPartyOf(appUrl: string): RelyingParty | undefined {
  const url = new URL(appUrl);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (LOOPBACK.includes(host)) return { id: "localhost", origin: `${url.protocol}//localhost${portOf(url)}` };
  const isSecure = url.protocol === "https:" || host === "localhost";
  return isSecure && isIP(host) === 0 ? { id: host, origin: url.origin } : undefined;
}

function portOf({ port }: URL): string {
  return port === "" ? "" : `:${port}`;
}
