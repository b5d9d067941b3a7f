import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import type { Reach } from "@/lib/adapters/network/public-address";

/** A connection that was refused before it was opened. */
export class UnreachableAddressError extends Error {
  override readonly name = "UnreachableAddressError";
  readonly code = "UNREACHABLE_ADDRESS";

  constructor() {
    super("This server is not at an address that may be connected to.");
  }
}

/** How a name becomes addresses: the system's way, or a test's. */
export type Resolve = (
  name: string,
  done: (error: NodeJS.ErrnoException | null, addresses: { address: string; family: number }[]) => void,
) => void;

/**
 * An agent that opens no connection but to addresses within reach. A name is resolved once and the socket connects to the
 * very addresses that were checked; a name with a single address out of reach is refused whole. Every connection carries
 * one request, so redirects are checked likewise. Time is limited by whoever asks, not by the agent.
 */
export function guardedAgent(reach: Reach, resolve: Resolve = systemResolve): Agent {
  const plain = connectorWithin(reach, false, resolve);
  const encrypted = connectorWithin(reach, true, resolve);
  return new Agent({
    connect: (options, done) => (options.protocol === "https:" ? encrypted : plain)(options, done),
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** A host that is an address already is never looked up, so it is checked before. */
function connectorWithin(reach: Reach, secure: boolean, resolve: Resolve): buildConnector.connector {
  const connect = buildConnector({ lookup: lookupWithin(reach, secure, resolve), allowH2: false, timeout: 0 });
  return (options, done) => {
    const host = options.hostname;
    if (isIP(host) === 0 || reach(host, secure)) return connect(options, done);
    return done(new UnreachableAddressError(), null);
  };
}

function lookupWithin(reach: Reach, secure: boolean, resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) return done(error ?? new UnreachableAddressError(), "");
      if (!addresses.every(({ address }) => reach(address, secure))) return done(new UnreachableAddressError(), "");
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

function systemResolve(name: string, done: Parameters<Resolve>[1]): void {
  systemLookup(name, { all: true }, (error, addresses) => done(error, addresses ?? []));
}
