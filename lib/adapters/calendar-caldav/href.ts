const UNRESERVED = /%(21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/g;

/**
 * An address that a server gave, in one spelling: absolute, and with only those characters encoded that must be (RFC 3986
 * §6.2.2.2), for servers write `@` one time as it is and another time as `%40`. Addresses are compared in this spelling alone.
 * What a server lists is its own (RFC 4918 §8.3): one behind a proxy may give itself another name or scheme there.
 * @param base where it was found
 */
export function hrefOf(href: string, base: string): string {
  const url = new URL(base);
  url.pathname = pathOf(href, base).split("/").map(respelled).join("/");
  return url.href;
}

/** The path as the server spells it, from the root on. */
export function pathOf(href: string, base: string): string {
  return new URL(href.replace(/^\/{2,}/, "/"), base).pathname;
}

export function isSameHref(one: string, other: string): boolean {
  const bare = (href: string) => hrefOf(href, href).replace(/\/$/, "");
  return bare(one) === bare(other);
}

function respelled(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment)).replace(UNRESERVED, decodeURIComponent);
  } catch (error) {
    // A percent sign that encodes nothing is part of the name.
    if (error instanceof URIError) return segment;
    throw error;
  }
}
