import { visibleText } from "@/lib/typed-text";

/**
 * What a calendar user address (RFC 5545 §3.3.3) names, in one notation: an e-mail address, the path of a principal on its
 * server, or another URI, decoded (RFC 3986 §6.2.2.2) and in lower case.
 */
export function identityOf(uri: string): string {
  const bare = (mailboxIn(uri.trim()) ?? decoded(uri)).trim().toLowerCase();
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(bare)?.[1] ?? bare;
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

/**
 * The mailbox of a `mailto:` without header fields (RFC 6068 §2). Programs encode what is encoded, write a name, quotes or a comma
 * around it, a space for its plus sign, and quotes that an address does not need (RFC 5321 §4.1.2).
 */
function mailboxIn(uri: string): string | undefined {
  const path = /^mailto:(?:mailto:)?([^?]*)/i.exec(uri)?.[1];
  if (path === undefined) return undefined;
  const written = visibleText(decoded(decoded(path)).replaceAll("&amp;", "&")).trim();
  const address = (/<([^<>]*)>[;,\s]*$/.exec(written)?.[1] ?? written).replace(/^\/{2}/, "").replace(/[;,.\s]+$/, "");
  const bare = /^'(.*)'$/.exec(address)?.[1] ?? address;
  return bare.replace(/^"([^"\\]*)"(?=@)/, "$1").replace(/^(\S+) (\S+@\S+)$/, "$1+$2");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    // A percent sign that stands for itself.
    if (error instanceof URIError) return text;
    throw error;
  }
}
