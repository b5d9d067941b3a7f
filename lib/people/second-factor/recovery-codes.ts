import type { Secrets } from "@/lib/secrets";

export const RECOVERY_CODES = 10;

/** Letters and digits that nobody takes for one another (Crockford's base 32). */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const SYMBOLS = 10;

/** Which list of which account. */
export type RecoveryList = { readonly userId: string; readonly recoveryBatch: number };

/** The codes of a list, each of 50 bits, as `xxxxx-xxxxx`. Nothing of them is stored: they follow from the key. Pure. */
export function recoveryCodes(secrets: Secrets, { userId, recoveryBatch }: RecoveryList): string[] {
  return Array.from({ length: RECOVERY_CODES }, (_, place) => {
    const bytes = Buffer.from(secrets.tokenFor("recovery-code", `${userId}:${recoveryBatch}`, place), "base64url");
    const symbols = [...bytes.subarray(0, SYMBOLS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
    return `${symbols.slice(0, SYMBOLS / 2)}-${symbols.slice(SYMBOLS / 2)}`;
  });
}

/** The place in its list of a code as it was typed, with or without its hyphen; undefined where it is in none. Pure. */
export function placeOfCode(secrets: Secrets, list: RecoveryList, typed: string): number | undefined {
  const plain = plainCode(typed);
  const place = recoveryCodes(secrets, list).findIndex((code) => plainCode(code) === plain);
  return place < 0 ? undefined : place;
}

/** Letters that are easily misread stand for the digit that they look like. */
function plainCode(code: string): string {
  return code
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
}
