import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/db/generated/client";
import { testDatabaseUrl } from "@/lib/testing/database";

/** A client of this file's database that keeps every statement it sends, what opens and ends a transaction aside. */
export function countingDb(): { db: PrismaClient; statements: string[] } {
  const adapter = new PrismaPg({ connectionString: testDatabaseUrl(), options: "-c timezone=UTC", max: 3 });
  const db = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  const statements: string[] = [];
  db.$on("query", ({ query }) => {
    if (!/^(begin|commit)\b/i.test(query)) statements.push(query);
  });
  return { db, statements };
}
