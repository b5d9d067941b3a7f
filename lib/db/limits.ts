import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { PrismaClient } from "@/lib/db/generated/client";
import { type AppError, refusal } from "@/lib/errors";
import type { LimitClass, Limits } from "@/lib/limits";

export type LimitSettings = Record<LimitClass, { points: number; windowSeconds: number }>;

/** Counters in the database, so that every instance counts the same. */
export function limitsOn(db: PrismaClient, settings: LimitSettings): Limits {
  const limiters = new Map<LimitClass, RateLimiterPostgres>();
  return {
    policyOf: (limit) => ({ limit: settings[limit].points, windowSeconds: settings[limit].windowSeconds }),
    async spend(limit, key, points) {
      const { points: most, windowSeconds } = settings[limit];
      const limiter = limiters.get(limit) ?? limiterOn(db, limit, most, windowSeconds);
      limiters.set(limit, limiter);
      const state = await limiter.consume(key, points).catch((refusal: unknown) => {
        if (refusal instanceof RateLimiterRes) throw tooMany(refusal.msBeforeNext);
        throw refusal;
      });
      return {
        limit: most,
        remaining: state.remainingPoints,
        resetSeconds: Math.ceil(state.msBeforeNext / 1000),
        windowSeconds,
      };
    },
  };
}

function limiterOn(db: PrismaClient, limit: LimitClass, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: { text: string; values: unknown[] }) => query(db, text, values) },
    storeType: "pool",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: limit,
    points,
    duration,
    // While the database takes no changes, each process counts for itself.
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: limit, points, duration }),
  });
}

/** What rate-limiter-flexible expects of a pg pool; it counts with plain numbers, where Prisma reads bigint columns as BigInt. */
async function query(
  db: PrismaClient,
  text: string,
  values: unknown[],
): Promise<{ rows: unknown[]; rowCount: number }> {
  const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
  return { rows: rows.map(withPlainNumbers), rowCount: rows.length };
}

function withPlainNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
  );
}

function tooMany(milliseconds: number): AppError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return refusal(
    "rate_limited",
    "too_often",
    `That is more than is allowed for now. Try again in ${seconds} seconds.`,
    seconds,
  );
}
