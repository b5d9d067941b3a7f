// Node runs this file as it is, so it imports nothing by our `@/` paths.
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** The header by which the web server tells the application who asks; what a client sends under this name is dropped. */
export const CLIENT_ADDRESS_HEADER = "x-compath-client-address";

/**
 * Notes on each request which address it comes from: that of the connection, unless that is a trusted proxy; then the
 * nearest address of `X-Forwarded-For` that is none. Everything farther out the client may have made up (security.md P-39).
 * @param trusted `TRUSTED_PROXIES`: addresses and networks, such as `10.0.0.7, 192.168.0.0/16`; none when left out
 * @throws Error with a sentence that names an entry which is neither
 */
export function clientAddresses(trusted = ""): (request: IncomingMessage) => void {
  const proxies = proxiesIn(trusted);
  return (request) => {
    const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
    request.headers[CLIENT_ADDRESS_HEADER] = addressOf(request.socket.remoteAddress ?? "", forwarded, proxies);
  };
}

function addressOf(connection: string, forwarded: string[], proxies: BlockList): string {
  let address = plain(connection);
  for (const hop of forwarded.reverse()) {
    const next = plain(hop);
    if (isIP(next) === 0 || !isTrusted(proxies, address)) break;
    address = next;
  }
  return address;
}

function isTrusted(proxies: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address that came over an IPv6 socket is the same client. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
}

function proxiesIn(text: string): BlockList {
  const proxies = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [address = "", length] = entry.split("/");
    const family = isIP(address);
    const bits = length === undefined ? (family === 6 ? 128 : 32) : Number(length);
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new Error(`TRUSTED_PROXIES holds ${entry}, which is no address and no network such as 10.0.0.0/8.`);
    }
    proxies.addSubnet(address, bits, family === 6 ? "ipv6" : "ipv4");
  }
  return proxies;
}
