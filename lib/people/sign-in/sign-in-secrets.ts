import { hashOf, type Secrets } from "@/lib/secrets";

/** The secret in the link of a sign-in mail. Not stored: derived from the challenge, so that only its hash is in the database. */
export function signInToken(secrets: Secrets, challengeId: string): string {
  return secrets.tokenFor("sign-in", challengeId, 0);
}

/** The page that the mail leads to. Opening it changes nothing: its button does. */
export function signInUrl(appUrl: string, token: string): string {
  return `${appUrl}/sign-in/confirm?token=${token}`;
}

/** The page that a guest's mail leads to. Its button confirms the address; opening it changes nothing. */
export function confirmAddressUrl(appUrl: string, token: string): string {
  return `${appUrl}/confirm-address?token=${token}`;
}

/** The six digits in the same mail: 256 derived bits modulo a million, so no code is likelier than another. */
export function signInCode(secrets: Secrets, challengeId: string): string {
  const bits = Buffer.from(secrets.tokenFor("sign-in-code", challengeId, 0), "base64url").toString("hex");
  return String(BigInt(`0x${bits}`) % 1_000_000n).padStart(6, "0");
}

/** What the database keeps of a code. Keyed, because a million plain hashes are tried in a second. */
export function signInCodeHash(secrets: Secrets, challengeId: string, code: string): Uint8Array<ArrayBuffer> {
  return hashOf(secrets.tokenFor("sign-in-code", `${challengeId}:${code}`, 0));
}
