import { canonicalEmail } from "@/lib/people/canonical-email";
import type { Secrets } from "@/lib/secrets";

/** What is kept of an erased address so that a calendar that still holds it loses it: a keyed hash, in hex. */
export function erasedHash(secrets: Secrets, email: string): string {
  return Buffer.from(secrets.addressHash(canonicalEmail(email) ?? email)).toString("hex");
}
