import { type AuthenticationResult, readAuthenticationResults } from "@/lib/deliveries/authentication-results";

/**
 * The one `Authentication-Results` field that counts. @param fields the topmost first, as every server puts its own on top
 * @param authservIds the servers whose fields are believed (`INBOUND_AUTHSERV_ID`), in small letters; with none it is the
 * topmost field, whoever signs it
 */
export function trustedResults(fields: readonly string[], authservIds: readonly string[]): string | null {
  if (authservIds.length === 0) return fields[0] ?? null;
  return fields.find((field) => authservIds.includes(readAuthenticationResults(field)?.authservId ?? "")) ?? null;
}

/**
 * Whether the server that received a mail found that its sender's domain stands behind it: DMARC passed, or, where the domain
 * has no policy, DKIM or SPF did for that domain or one above it. Pure.
 * @param field `Authentication-Results` (RFC 8601) as the receiving server itself wrote it
 * @param domain of the From address, in small letters
 */
export function isAuthentic(field: string | null, domain: string): boolean {
  const results = field === null || domain === "" ? [] : (readAuthenticationResults(field)?.results ?? []);
  const dmarc = results.filter(({ method }) => method === "dmarc");
  if (dmarc.some(({ result }) => result !== "none")) return dmarc.every((one) => passesDmarc(one, domain));
  return results.some(({ method, result, about }) => {
    if (result !== "pass") return false;
    if (method === "dkim") return speaksFor(about.get(about.has("header.d") ? "header.d" : "header.i"), domain);
    return method === "spf" && speaksFor(about.get("smtp.mailfrom"), domain);
  });
}

/** DMARC is about the domain of From by its nature, and where it is named it has to be that one. */
function passesDmarc({ result, about }: AuthenticationResult, domain: string): boolean {
  return result === "pass" && (!about.has("header.from") || about.get("header.from") === domain);
}

/**
 * Whether who holds `claim` may write for `domain`: for itself and for what is below it, never for what is above. What may be
 * a public suffix, under which strangers live side by side, speaks for itself alone: a top-level domain, and two labels
 * under a country's (`co.uk`, `gouv.fr`).
 */
function speaksFor(claim: string | null | undefined, domain: string): boolean {
  if (claim === null || claim === undefined) return false;
  const labels = claim.split(".");
  const mayBePublic = labels.length < (labels.at(-1)?.length === 2 ? 3 : 2);
  return claim === domain || (!mayBePublic && domain.endsWith(`.${claim}`));
}
