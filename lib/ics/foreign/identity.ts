/**
 * What a calendar user address (RFC 5545 §3.3.3) names, in one notation: an e-mail address, the path of a principal on its
 * server, or another URI, decoded (RFC 3986 §6.2.2.2) and in lower case.
 */
export function identityOf(uri: string): string {
  const bare = decoded(mailboxIn(uri.trim())).trim().toLowerCase();
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(bare)?.[1] ?? bare;
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

/** Without the scheme, and of a `mailto:` without header fields (RFC 6068 §2) and the brackets that some write around it. */
function mailboxIn(uri: string): string {
  const path = /^mailto:([^?]*)/i.exec(uri)?.[1];
  return path === undefined ? uri : path.trim().replace(/^<(.*)>$/, "$1");
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
