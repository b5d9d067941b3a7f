import { BlockList, isIP } from "node:net";

/**
 * Whether a connection to this address may be opened, for an address that users name. Asked with the address that the
 * socket connects to, after the name was resolved, so that no name can change its mind in between.
 * @param secure whether the connection is encrypted
 */
export type Reach = (address: string, secure: boolean) => boolean;

/**
 * Encrypted and on the public internet: what a server of ours may be sent to by a user (docs/design/security.md#P-41).
 */
export const publicOnly: Reach = (address, secure) => secure && isPublicAddress(address);

/**
 * Addresses allowed where operators let users name servers in their own network: private ones may be unencrypted,
 * public ones may not. What gives cloud machines their credentials stays closed.
 */
export const privateToo: Reach = (address, secure) =>
  isIP(address) !== 0 && !isIn(credentials, address) && (secure || !isPublicAddress(address));

/**
 * Whether the address is a globally reachable one by the IANA special-purpose registries (RFC 6890 and its updates):
 * of IPv4 all but these, of IPv6 nothing but global unicast without its special parts, so that no IPv4 address can hide
 * in one (mapped, NAT64, 6to4, Teredo). Anything that is no address is not public.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, "ipv4");
  return family === 6 && global6.check(plain(address), "ipv6") && !special6.check(plain(address), "ipv6");
}

const special4 = listOf("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
]);
const global6 = listOf("ipv6", ["2000::/3"]);
const special6 = listOf("ipv6", ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"]);

/** Link-local addresses and those of the metadata services of AWS (IPv6) and Alibaba, which are not. */
const credentials = listOf("ipv4", ["169.254.0.0/16", "100.100.100.200/32"]);
for (const [network, prefix] of [
  ["fe80::", 10],
  ["fd00:ec2::254", 128],
] as const)
  credentials.addSubnet(network, prefix, "ipv6");

function isIn(list: BlockList, address: string): boolean {
  return list.check(plain(address), isIP(address) === 4 ? "ipv4" : "ipv6");
}

/** An address without the zone index of a link-local one, which is not part of it. */
function plain(address: string): string {
  return address.replace(/%.*$/, "");
}

function listOf(family: "ipv4" | "ipv6", networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
