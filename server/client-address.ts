// Node runs this file as it is, so it imports nothing by our `@/` paths.
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddress from "proxy-addr";

/** The header by which the web server tells the application who asks; what a client sends under this name is dropped. */
export const CLIENT_ADDRESS_HEADER = "x-compath-client-address";

/**
 * Notes on each request which address, or IPv6 network, it comes from: that of the connection, unless that is a trusted proxy; then the
 * nearest address of `X-Forwarded-For` that is none. Everything farther out the client may have made up
 * (docs/design/security.md#P-39).
 * @param trusted `TRUSTED_PROXIES`: addresses and networks, such as `10.0.0.7, 192.168.0.0/16`; none when left out
 * @throws Error with a sentence that names an entry which is neither
 */
export function clientAddresses(trusted = ""): (request: IncomingMessage) => void {
  const entries = trusted.split(/[\s,]+/).filter(Boolean);
  for (const entry of entries) requireNetwork(entry);
  const isTrusted = proxyAddress.compile(entries);
  return (request) => {
    const nearestLast = proxyAddress.all(request, isTrusted);
    // A proxy may name its client "unknown"; then the proxy itself is the nearest address that is known.
    request.headers[CLIENT_ADDRESS_HEADER] = countedAs(nearestLast.findLast((address) => isIP(address)) ?? "");
  };
}

function requireNetwork(entry: string): void {
  try {
    proxyAddress.compile(entry);
  } catch (error) {
    const sentence = `TRUSTED_PROXIES holds ${entry}, which is no address and no network such as 10.0.0.0/8.`;
    throw new Error(sentence, { cause: error });
  }
}

/**
 * An IPv4 address that came over an IPv6 socket is the same client. Of IPv6 one client has a whole /64 (RFC 6177 §2) and could
 * be another one with each request.
 */
function countedAs(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIP(plain) !== 6) return plain;
  const [front = [], back = []] = plain.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => "0"), ...back].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
