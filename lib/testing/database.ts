import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
import { checkStatements } from "@/lib/testing/statements/check-statements";
import { Recorder } from "@/lib/testing/statements/recorder";
import { checkPlans } from "@/lib/testing/statements/whole-reads";

type TestDatabase = { db: PrismaClient; connectionString: string; recorder: Recorder };

let opened: TestDatabase | undefined;

/** The Prisma client of this test file's own database. Tests of one file share it, so each makes its own people. */
export function testDb(): PrismaClient {
  return current().db;
}

/** For what opens its own connections: pg-boss, a second client that holds a lock, a child process. */
export function testDatabaseUrl(): string {
  return current().connectionString;
}

/** How many statements with a shape this test file has sent, each counted once. */
export function statementsSent(): number {
  return current().recorder.sent.size;
}

/**
 * Called once per test file by the `db` project's setup. What the product's statements give is held against their shapes when the
 * file is through. The session zone is Asia/Kathmandu on purpose: at +05:45 nothing
 * that forgets to say UTC gets away with it.
 */
export async function openTestDatabase(): Promise<void> {
  const server = inject("testServer");
  const name = `compath_test_${randomBytes(6).toString("hex")}`;
  await onServer(
    server,
    `CREATE DATABASE ${name} TEMPLATE ${inject("testTemplate")}`,
    `ALTER DATABASE ${name} SET timezone TO 'Asia/Kathmandu'`,
  );
  const connectionString = databaseOn(server, name);
  const db = createDb(connectionString);
  const recorder = new Recorder();
  opened = { db: recorder.watch(db), connectionString, recorder };
  afterAll(async () => {
    const faults = await checkStatements(connectionString, recorder.sent);
    const plans = await checkPlans(connectionString, recorder.sent.keys());
    await db.$disconnect();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    const all = [...recorder.faults, ...faults, ...plans];
    if (all.length > 0) throw new Error(all.join("\n"));
  });
}

function current(): TestDatabase {
  if (!opened) throw new Error("Tests that need the database are named *.db.test.ts and run in the vitest project db.");
  return opened;
}
