import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";

/** The database, or an open transaction of it: verbs take either (`lib/db/transaction.ts`). */
export type Db = Prisma.TransactionClient;

/** A client with its own pool. The session's zone is pinned: with another one Prisma shifts instants (stack.md trap 2). */
export function createDb(connectionString: string, poolSize = 10): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, options: "-c timezone=UTC", max: poolSize }),
  });
}
