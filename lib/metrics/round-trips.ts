import { AsyncResource } from "node:async_hooks";
import type { Pool, PoolClient } from "pg";
import { metrics } from "@/lib/metrics/metrics";
import { labelInHand } from "@/server/measure-requests";

type Query = (...given: unknown[]) => unknown;

const KEPT = Symbol.for("compath.pools");

/** Counts and times every statement of a pool under the route or job that sends it, and the pool's connections. */
export function measurePool(pool: Pool): void {
  pools().add(new WeakRef(pool));
  pool.on("connect", measureConnection);
  const connect = pool.connect.bind(pool);
  // A statement that waits for a connection goes on in its own request, not in that of whoever gives the connection back.
  // Safe: whoever is given a callback is given it bound, and nothing else changes.
  pool.connect = ((...given: Parameters<Pool["connect"]>) =>
    Reflect.apply(
      connect,
      pool,
      given.map((callback) => AsyncResource.bind(callback)),
    )) as Pool["connect"];
}

/** The connections of all pools of this process that are open, and how many requests wait for one. */
export function poolStates(): { busy: number; idle: number; waiting: number } {
  const all = openPools();
  const sum = (of: (pool: Pool) => number) => all.reduce((total, pool) => total + of(pool), 0);
  return {
    busy: sum(({ totalCount, idleCount }) => totalCount - idleCount),
    idle: sum(({ idleCount }) => idleCount),
    waiting: sum(({ waitingCount }) => waitingCount),
  };
}

function openPools(): Pool[] {
  return [...pools()].flatMap((kept) => {
    const pool = kept.deref();
    if (pool && !pool.ended) return [pool];
    pools().delete(kept);
    return [];
  });
}

/** One list in a process, for Next bundles this module more than once. It keeps no pool that nobody else holds. */
function pools(): Set<WeakRef<Pool>> {
  const kept: unknown = Reflect.get(globalThis, KEPT);
  // Safe: only this file puts something there.
  if (kept instanceof Set) return kept as Set<WeakRef<Pool>>;
  const made = new Set<WeakRef<Pool>>();
  Reflect.set(globalThis, KEPT, made);
  return made;
}

function measureConnection(connection: PoolClient): void {
  const query: Query = connection.query.bind(connection);
  const measured: Query = (...given) => {
    const route = labelInHand();
    const began = performance.now();
    const answered = () => {
      metrics.roundTrips.inc({ route });
      metrics.databaseSeconds.inc({ route }, (performance.now() - began) / 1000);
    };
    const last = given.at(-1);
    if (typeof last === "function") {
      return query(...given.slice(0, -1), (...answer: unknown[]) => {
        answered();
        Reflect.apply(last, undefined, answer);
      });
    }
    const answer = query(...given);
    if (answer instanceof Promise) answer.then(answered, answered);
    return answer;
  };
  // Safe: it is called with what it was called with before, and gives what that gave.
  connection.query = measured as PoolClient["query"];
}
