import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";

type TestDatabase = { db: PrismaClient; connectionString: string };

let opened: TestDatabase | undefined;

/** The Prisma client of this test file's own database. Tests of one file share it, so each makes its own people. */
export function testDb(): PrismaClient {
  return current().db;
}

/** For what opens its own connections: pg-boss, a second client that holds a lock, a child process. */
export function testDatabaseUrl(): string {
  return current().connectionString;
}

/**
 * Called once per test file by the `db` project's setup. The session zone is Asia/Kathmandu on purpose: at +05:45 nothing
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
  opened = { db, connectionString };
  afterAll(async () => {
    await db.$disconnect();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
}

function current(): TestDatabase {
  if (!opened) throw new Error("Tests that need the database are named *.db.test.ts and run in the vitest project db.");
  return opened;
}
