import { visibleText } from "@/lib/typed-text";

/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.3 (a path of 256 with its brackets), RFC 1035 §2.3.4; in octets, which are characters here. */
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/**
 * RFC 5322 dot-atoms without `# % ? ^ { | }` and the backtick: those have a meaning in `mailto:` URIs (`bo?cc=eve@x`),
 * in percent hacks or in shells, and no address that people use has them. ASCII only, so look-alikes (KELVIN SIGN,
 * fullwidth letters) never become the letters that they look like.
 */
const LOCAL_PART = /^[A-Za-z0-9!$&'*+/=_~-]+(\.[A-Za-z0-9!$&'*+/=_~-]+)*$/;

/** What may be handed to the URL parser, which by itself drops tabs, decodes percents and stops at slashes. */
const DOMAIN_INPUT = /^[\p{L}\p{M}\p{N}.-]+$/u;

/** Two labels or more, the last one starting with a letter, so no IPv4 address in any of its spellings. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form in which an address is stored, compared and mailed: trimmed, lower case, domain in punycode. Undefined
 * for anything but a plain `local@domain`: no names, quotes, comments, lists, controls, IP literals or trailing dots.
 * Plus tags and dots stay, for only the mailbox's own provider knows what they mean. Used by sign-in, resolving and
 * de-duplication alike; applying it twice changes nothing.
 */
export function canonicalEmail(raw: string): string | undefined {
  const text = raw.trim();
  const at = text.indexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  if (local.length > LONGEST_LOCAL_PART || !LOCAL_PART.test(local)) return undefined;

  const domain = asciiDomainOf(text.slice(at + 1));
  if (!domain) return undefined;
  const address = `${local.toLowerCase()}@${domain}`;
  return address.length <= LONGEST_ADDRESS ? address : undefined;
}

/** The canonical form of an address that a person typed or pasted, which may bring characters that nobody can see. */
export function typedEmail(raw: string): string | undefined {
  return canonicalEmail(visibleText(raw));
}

/** Punycode by way of the URL parser (UTS 46), because it is in browsers too. */
function asciiDomainOf(domain: string): string | undefined {
  if (!DOMAIN_INPUT.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const ascii = new URL(`http://${domain}`).hostname;
  return DOMAIN.test(ascii) ? ascii : undefined;
}
