/** Names of letters, digits and a few marks read the same without quotes. */
const PLAIN_NAME = /^[\p{L}\p{M}\p{N} .'’-]+$/u;

/** An address as one writes it in a list, `Ada Ortiz <ada@x.example>`; the name in quotes where a comma would cut it. Pure. */
export function addressText({ email, name }: { email: string; name?: string | null }): string {
  if (!name) return email;
  return `${PLAIN_NAME.test(name) ? name : `"${name.replaceAll(/["\\]/g, "\\$&")}"`} <${email}>`;
}
