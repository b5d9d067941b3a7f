import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
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
