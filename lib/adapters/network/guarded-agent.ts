import { lookup as systemLookup } from "node:dns";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { isIP, type LookupFunction } from "node:net";
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
 * Agents for `node:http` and `node:https` that open no connection but to addresses within reach. A name is resolved once
 * and the socket connects to the very addresses that were checked; a name with a single address out of reach is refused
 * whole. Redirects are requests of their own and are checked likewise.
 */
export function guardedAgents(reach: Reach, resolve: Resolve = systemResolve): { http: HttpAgent; https: HttpsAgent } {
  return {
    http: guarded(new HttpAgent({ lookup: lookupWithin(reach, false, resolve) }), reach, false),
    https: guarded(new HttpsAgent({ lookup: lookupWithin(reach, true, resolve) }), reach, true),
  };
}

/** A host that is an address already is never looked up, so it is checked here. */
function guarded<A extends HttpAgent>(agent: A, reach: Reach, secure: boolean): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, done) => {
    const host = options.host ?? "";
    if (isIP(host) === 0 || reach(host, secure)) return connect(options, done);
    done?.(new UnreachableAddressError(), undefined as never);
    return undefined;
  };
  return agent;
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
