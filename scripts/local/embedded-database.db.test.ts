import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";

const dataFolder = await mkdtemp(path.join(tmpdir(), "embedded-"));
vi.stubEnv("COMPATH_DATA_FOLDER", dataFolder);
const { startEmbeddedDatabase } = await import("@/scripts/local/embedded-database");
const { isAlive } = await import("@/scripts/local/running");

afterAll(async () => {
  const data = await realpath(path.join(dataFolder, "postgres"));
  await rm(data, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
});

test("the data outlives a start that was killed outright and left its server running", {
  timeout: 60_000,
}, async () => {
  const killed = await startEmbeddedDatabase();
  await ask(killed.connectionString("postgres"), "CREATE TABLE kept AS SELECT 1 AS n");

  const next = await startEmbeddedDatabase();
  expect(isAlive(killed.pid)).toBe(false);
  expect(await ask(next.connectionString("postgres"), "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  await next.stop();
  expect(isAlive(next.pid)).toBe(false);
});

test("what this machine made up for itself is readable by its owner only", async () => {
  const secrets = await stat(path.join(dataFolder, "secrets.json"));
  expect(secrets.mode & 0o777).toBe(0o600);
});

test.runIf(process.getuid?.() === 0)("in a folder that only root can enter, the data lies elsewhere", async () => {
  const { ownedFolder, postgresAccount } = await import("@/scripts/postgres/account");
  const closed = await mkdtemp(path.join(tmpdir(), "closed-"));
  const outside = await ownedFolder(path.join(closed, "postgres"), postgresAccount());
  expect(outside).toMatch(/^\/var\/lib\/compath-meetings\/data-/);
  expect((await stat(outside)).uid).toBe(postgresAccount()?.uid);
  await rm(outside, { recursive: true });
  await rm(closed, { recursive: true });
});

async function ask(connectionString: string, sql: string) {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}
