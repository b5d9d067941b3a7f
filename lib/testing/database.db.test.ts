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

test("Prisma's sessions are in that zone too, and an instant comes back as it went in", async () => {
  expect(await testDb().$queryRaw`SHOW timezone`).toEqual([{ TimeZone: "Asia/Kathmandu" }]);
  const at = new Date("2027-03-28T01:30:00.250Z");
  expect(await testDb().$queryRaw`select ${at}::timestamptz as at`).toEqual([{ at }]);
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
