/**
 * Whether the server that received a mail found that its sender's domain stands behind it: DMARC passed, or, where the domain
 * has no policy, DKIM or SPF did for that domain or one that belongs to it. Pure.
 * @param results the `Authentication-Results` field (RFC 8601) that the receiving server itself wrote
 * @param domain of the From address, in small letters
 */
export function isAuthentic(results: string | null, domain: string): boolean {
  if (results === null || domain === "") return false;
  const found = withoutComments(results).split(";").slice(1).map(resultOf);
  const dmarc = found.filter(({ method }) => method === "dmarc");
  if (dmarc.some(({ result }) => result === "fail")) return false;
  if (dmarc.some(({ result, about }) => result === "pass" && belongs(about["header.from"] ?? domain, domain)))
    return true;
  return found.some(({ method, result, about }) => {
    if (result !== "pass") return false;
    if (method === "dkim") return belongs(about["header.d"] ?? about["header.i"], domain);
    return method === "spf" && belongs(about["smtp.mailfrom"], domain);
  });
}

type Result = { method: string; result: string; about: Record<string, string> };

/** `dkim=pass header.i=@x.example`; without a claim about whom, a result proves nothing. */
function resultOf(text: string): Result {
  const [first = "", ...properties] = text.trim().toLowerCase().split(/\s+/);
  const [method = "", result = ""] = first.split("=");
  const about = properties.map((property) => {
    const at = property.indexOf("=");
    return [property.slice(0, at), property.slice(at + 1).replaceAll('"', "")];
  });
  return { method, result, about: Object.fromEntries(about) };
}

/** A comment may hold anything that the sender chose, a whole good result among it. */
function withoutComments(field: string): string {
  let depth = 0;
  let kept = "";
  for (const character of field.replace(/\\./g, "")) {
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}

/**
 * Whether `claim` is this domain or a part of it: `mail.x.example` speaks for `x.example` (relaxed alignment, from
 * below only).
 */
function belongs(claim: string | undefined, domain: string): boolean {
  const claimed = claim?.slice(claim.lastIndexOf("@") + 1) ?? "";
  return (
    claimed === domain || claimed.endsWith(`.${domain}`) || (claimed.includes(".") && domain.endsWith(`.${claimed}`))
  );
}
