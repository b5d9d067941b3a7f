import type { Ask } from "@/e2e/matrix/addresses";

/**
 * Other ways to ask for an address. `exact`: it must decide as the page itself; of the others it is enough that they let nobody
 * in and tell outsiders nothing. `kept` are the parts that stand for ids.
 */
type Variant = {
  readonly name: string;
  readonly exact: boolean;
  readonly of: (address: string, ids: readonly string[]) => Ask;
};

const get = (address: string, headers: Ask["headers"] = {}): Ask => ({ address, method: "GET", headers });

/** `%6d` for `m`. */
const encoded = (text: string) => text.replace(/[a-z0-9]/i, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const inIds = (address: string, ids: readonly string[], change: (id: string) => string) =>
  ids.reduce((path, id) => (id === "" ? path : path.replace(id, change(id))), address);

export const VARIANTS: readonly Variant[] = [
  { name: "as a script", exact: true, of: (address) => get(address, { RSC: "1" }) },
  { name: "HEAD", exact: true, of: (address) => ({ ...get(address), method: "HEAD" }) },
  { name: "prefetched", exact: false, of: (address) => get(address, { RSC: "1", "Next-Router-Prefetch": "1" }) },
  {
    name: "prefetched in parts",
    exact: false,
    of: (address) => get(address, { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" }),
  },
  {
    name: "as if the proxy had seen it",
    exact: true,
    of: (address) => get(address, { "X-Middleware-Subrequest": Array(5).fill("proxy").join(":") }),
  },
  { name: "OPTIONS", exact: false, of: (address) => ({ ...get(address), method: "OPTIONS" }) },
  { name: "with a slash at its end", exact: false, of: (address) => get(`${address}/`) },
  { name: "with slashes inside", exact: false, of: (address) => get(address.replaceAll("/", "//")) },
  { name: "in capitals", exact: false, of: (address) => get(address.toUpperCase()) },
  {
    name: "with ids in capitals",
    exact: false,
    of: (address, ids) => get(inIds(address, ids, (id) => id.toUpperCase())),
  },
  { name: "encoded", exact: false, of: (address) => get(encoded(address)) },
  { name: "with encoded ids", exact: false, of: (address, ids) => get(inIds(address, ids, encoded)) },
  { name: "as data of a page", exact: false, of: (address) => get(`${address}.rsc`) },
];
