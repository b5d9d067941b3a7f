import { Client } from "pg";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { limitsOn } from "@/lib/db/limits";
import type { Limits } from "@/lib/limits";
import { testDatabaseUrl } from "@/lib/testing/database";

type Counted = {
  readonly db: PrismaClient;
  /** Limits that are counted in it and never reached. */
  readonly limits: Limits;
  /** What `work` sends, statement by statement. */
  readonly sentBy: (work: () => Promise<unknown>) => Promise<string[]>;
};

const PLENTY = { points: 100_000, windowSeconds: 3600 };

/** A client of this file's database that keeps every statement it sends, what opens and ends a transaction aside. */
export function countingDb(): Counted {
  const statements: string[] = [];
  class Counting extends Client {
    override query = ((config: string | { text: string }, ...more: []) => {
      const text = typeof config === "string" ? config : config.text;
      if (!/^(begin|commit|rollback)\b/i.test(text)) statements.push(text);
      return super.query(config, ...more);
      // Safe: everything is passed on as it came.
    }) as Client["query"];
  }
  const db = createDb(testDatabaseUrl(), 3, { Client: Counting });
  return {
    db,
    limits: limitsOn(db, plentyOfEach()),
    async sentBy(work) {
      statements.length = 0;
      await work();
      return [...statements];
    },
  };
}

function plentyOfEach(): Parameters<typeof limitsOn>[1] {
  return {
    requests: PLENTY,
    external_invites: PLENTY,
    invites_by_id: PLENTY,
    sign_ins: PLENTY,
    sign_in_addresses: PLENTY,
    conversation_codes: PLENTY,
    answers: PLENTY,
    door_codes: PLENTY,
    door_askers: PLENTY,
    fresh_links: PLENTY,
    fresh_link_askers: PLENTY,
    second_factors: PLENTY,
    second_factors_daily: PLENTY,
  };
}
