import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

const client = new Client({ connectionString: testDatabaseUrl() });
await client.connect();
afterAll(() => client.end());

test("the session zone is not UTC, so that code which relies on it fails here", async () => {
  const { rows } = await client.query("SHOW timezone");
  expect(rows).toEqual([{ TimeZone: "Asia/Kathmandu" }]);
});

test("Prisma's own sessions are in UTC whatever the database says", async () => {
  expect(await testDb().$queryRaw`SHOW timezone`).toEqual([{ TimeZone: "UTC" }]);
});

test("the database is migrated, with the queues of pg-boss", async () => {
  const { rows } = await client.query(
    "SELECT to_regclass('public._prisma_migrations') AS ours, count(*)::int AS queues FROM pgboss.queue",
  );
  expect(rows[0]).toEqual({ ours: "_prisma_migrations", queues: expect.any(Number) });
  expect(rows[0].queues).toBeGreaterThan(0);
});

test("each file has a database of its own", async () => {
  const { rows } = await client.query("SELECT current_database() AS name");
  expect(rows[0].name).toMatch(/^compath_test_[0-9a-f]{12}$/);
});
