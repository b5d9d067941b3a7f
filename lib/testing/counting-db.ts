import { Client } from "pg";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { testDatabaseUrl } from "@/lib/testing/database";

/** A client of this file's database that keeps every statement it sends, what opens and ends a transaction aside. */
export function countingDb(): { db: PrismaClient; statements: string[] } {
  const statements: string[] = [];
  class Counting extends Client {
    override query = ((config: string | { text: string }, ...more: []) => {
      const text = typeof config === "string" ? config : config.text;
      if (!/^(begin|commit|rollback)\b/i.test(text)) statements.push(text);
      return super.query(config, ...more);
      // Safe: everything is passed on as it came.
    }) as Client["query"];
  }
  return { db: createDb(testDatabaseUrl(), 3, { Client: Counting }), statements };
}
