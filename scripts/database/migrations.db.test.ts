import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
import { PATIENCE, pauseMilliseconds } from "@/scripts/database/lock-patience";
import { applyMigrations } from "@/scripts/database/migrations";

const name = "migrations_under_test";
const empty = databaseOn(testDatabaseUrl(), name);
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "migrations-"));
  await onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

test("each migration is applied once, in the order of the names", async () => {
  await write("20260102000000_second", "INSERT INTO a VALUES (1);");
  await write("20260101000000_first", "CREATE TABLE a (n int);");
  expect(await applyMigrations(empty, folder)).toEqual(["20260101000000_first", "20260102000000_second"]);
  expect(await applyMigrations(empty, folder)).toEqual([]);
  expect(await ask("SELECT n FROM a")).toEqual([{ n: 1 }]);
});

test("semicolons in comments, strings and function bodies do not cut a script", async () => {
  const body = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$;";
  await write("20260101000000_function", `-- one; two\n${body}`);
  await applyMigrations(empty, folder);
  expect(await ask("SELECT f() AS f")).toEqual([{ f: "a;b" }]);
});

test("a migration that fails half-way leaves nothing behind and says what PostgreSQL said", async () => {
  await write("20260101000000_broken", "CREATE TABLE b (n int);\nSELECT 1 / 0;");
  await expect(applyMigrations(empty, folder)).rejects.toThrow(/division by zero/);
  expect(await ask("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
});

const held = { lockMilliseconds: 50, tries: 3 };

test("a migration that needs a held lock lets others by between its tries, and goes on once it is free", async () => {
  await write("20260101000000_first", "CREATE TABLE a (n int);");
  await applyMigrations(empty, folder);
  await write("20260102000000_second", "CREATE TABLE b (n int);\nALTER TABLE a ADD COLUMN m int;");
  const reader = await aReaderOf("a");
  const seen: unknown[] = [];
  const pause = async (tried: number) => {
    // Would wait for ever behind a migration that waits for the reader above.
    seen.push([tried, await ask("SELECT n FROM a")]);
    if (tried === 2) await reader.end();
  };
  expect(await applyMigrations(empty, folder, { ...held, pause })).toEqual(["20260102000000_second"]);
  expect(seen).toEqual([
    [1, []],
    [2, []],
  ]);
});

test("a migration that never gets its lock ends with a sentence that names it, and can be run again", async () => {
  await write("20260101000000_first", "CREATE TABLE a (n int);");
  await applyMigrations(empty, folder);
  await write("20260102000000_second", "CREATE TABLE b (n int);\nALTER TABLE a ADD COLUMN m int;");
  const reader = await aReaderOf("a");
  const pause = vi.fn(async (_: number) => undefined);
  const migrating = applyMigrations(empty, folder, { ...held, pause });
  await expect(migrating).rejects.toThrow(/^The migration 20260102000000_second waits for a lock .* 3 tries of 0.05 s/);
  expect(pause.mock.calls).toEqual([[1], [2]]);
  expect(await ask("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
  await reader.end();
  expect(await applyMigrations(empty, folder)).toEqual(["20260102000000_second"]);
});

test("ten tries of three seconds, with pauses from one to thirty seconds", () => {
  expect(PATIENCE).toMatchObject({ lockMilliseconds: 3_000, tries: 10 });
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(pauseMilliseconds);
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});

/** A transaction that has looked at the table and stays open. */
async function aReaderOf(table: string): Promise<Client> {
  const client = new Client({ connectionString: empty });
  await client.connect();
  await client.query(`BEGIN; SELECT * FROM ${table}`);
  return client;
}

async function write(migration: string, sql: string) {
  await mkdir(path.join(folder, migration));
  await writeFile(path.join(folder, migration, "migration.sql"), sql);
}

async function ask(sql: string) {
  const client = new Client({ connectionString: empty });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}
