import { Secret, TOTP } from "otpauth";
import type { Secrets } from "@/lib/secrets";

/** 160 bits, as RFC 4226 §4 recommends. */
const SECRET_BYTES = 20;
/** How many half minutes a code may be early or late: networks and clocks (RFC 6238 §5.2). */
const STEPS_AROUND = 1;

/** What an authenticator app is given: an address that its camera reads, and the same secret to type. */
export type Authenticator = { readonly uri: string; readonly secret: string };

/** Whose app it is, and the session that it is shown in: who set up another one, or only looked at one, knows nothing of it. */
export type AppOf = { readonly userId: string; readonly setUpIn: string; readonly version: number };

/** The app of an account, session and version. Nothing of it is stored: it follows from the key. */
export function authenticatorOf(secrets: Secrets, owner: AppOf, label: { product: string; email: string }) {
  const totp = totpOf(secrets, owner, label);
  return { uri: totp.toString(), secret: totp.secret.base32 } satisfies Authenticator;
}

/**
 * The half minute, counted from 1970, of which the digits are the code; undefined where they are of none near now. Pure.
 * @param now epoch milliseconds
 */
export function counterOf(secrets: Secrets, owner: AppOf, digits: string, now: number): number | undefined {
  const totp = totpOf(secrets, owner);
  const delta = totp.validate({ token: digits, timestamp: now, window: STEPS_AROUND });
  return delta === null ? undefined : totp.counter({ timestamp: now }) + delta;
}

function totpOf(
  secrets: Secrets,
  { userId, setUpIn, version }: AppOf,
  label?: { product: string; email: string },
): TOTP {
  const bytes = Buffer.from(secrets.tokenFor("authenticator", `${userId}:${setUpIn}`, version), "base64url").subarray(
    0,
    SECRET_BYTES,
  );
  const secret = new Secret({ buffer: Uint8Array.from(bytes).buffer });
  return new TOTP({ secret, ...(label ? { issuer: label.product, label: label.email } : {}) });
}
