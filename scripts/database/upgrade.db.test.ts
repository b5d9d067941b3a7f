import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { Client } from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";
import { adoptBaseline, BASELINE, LAST_BEFORE_BASELINE } from "@/scripts/database/baseline";
import { migrate } from "@/scripts/database/migrate";
import { migrationNames } from "@/scripts/database/migrations";
import { differences, structureOf } from "@/scripts/database/testing/structure";

/** What `pg_dump --inserts` wrote of a database that ad555d2 made and used: example people, meetings, mails, answers, jobs. */
const DUMP = path.join(import.meta.dirname, "testing/20261126144505_change_messages.sql");

/** Templates that migrations have brought since. */
const NEW_TEMPLATES = [
  "account_closed",
  "account_notice",
  "calendar_failed",
  "client_invitation",
  "email_from_invitee",
  "member_invitation",
  "new_message",
];

const root = path.resolve(import.meta.dirname, "../..");
const name = "upgrade_under_test";
const old = databaseOn(testDatabaseUrl(), name);

beforeEach(async () => {
  await onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name}`);
  await ask(await readFile(DUMP, "utf8"));
});
afterAll(() => onServer(testDatabaseUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

test("a database of ad555d2 becomes what the migrations make of an empty one, and keeps its rows", async () => {
  const before = await counts();
  const { applied } = await migrate(old);
  expect(applied).toEqual((await migrationNames()).filter((migration) => migration !== BASELINE));
  expect(differences(await structureOf(old), await structureOf(testDatabaseUrl()))).toEqual([]);
  expect(await counts()).toEqual(before);
  expect((await migrate(old)).applied).toEqual([]);
});

test.each([
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["EUROPE/KIEV", "Europe/Kyiv"],
  ["europe/oslo", "Europe/Oslo"],
  ["us/pacific", "America/Los_Angeles"],
  ["Etc/UTC", "UTC"],
  ["Mars/Olympus", "Mars/Olympus"],
])("the zone %s becomes %s, and no revision moves", async (stored, canonical) => {
  await ask(`UPDATE meetings SET time_zone = '${stored}'; UPDATE users SET time_zone = '${stored}'`);
  const unmoved = "SELECT id, revision, sequence, updated_at FROM meetings ORDER BY id";
  const before = await ask(unmoved);
  await migrate(old);
  expect(await ask(unmoved)).toEqual(before);
  const zones = await ask("SELECT DISTINCT time_zone FROM meetings UNION SELECT DISTINCT time_zone FROM users");
  expect(zones).toEqual([{ time_zone: canonical }]);
});

test("clients of before have the name, address, zone and language of their accounts, and are known to have one", async () => {
  await migrate(old);
  const own = "r.name = u.name AND r.email = u.email AND r.time_zone = u.time_zone AND r.locale = u.locale";
  const found = await ask(`SELECT ${own} AND r.revealed_at = r.created_at AS kept, count(*)::int
    FROM relationships r JOIN users u ON u.id = r.client_id GROUP BY 1`);
  expect(found).toEqual([{ kept: true, count: 4 }]);
});

test("npm run migrate brings it up to date", async () => {
  const { code, output } = await run("scripts/with-environment.ts", "scripts/migrate.ts");
  expect([code, output.trim().split("\n").at(-1)]).toEqual([0, "The database is up to date."]);
  expect(await recorded()).toContain(BASELINE);
});

test("npm start brings it up to date before anything else uses it", async () => {
  const step = "Bringing the database up to date";
  // Asked to end meanwhile, it finishes this step; the pages are not built then.
  const { output } = await run("scripts/start/main.ts", undefined, { DEMO: "0", PORT: "0" }, step);
  expect(output).toContain(step);
  expect(await recorded()).toEqual(expect.arrayContaining(await migrationNames()));
});

test.each([
  ["npm run migrate", ["scripts/with-environment.ts", "scripts/migrate.ts"]],
  ["npm start", ["scripts/start/main.ts"]],
] as const)("%s refuses an older database with one sentence and leaves it as it is", async (_name, [script, word]) => {
  await ask(`delete from public._prisma_migrations where migration_name = '${LAST_BEFORE_BASELINE}'`);
  const before = await recorded();
  const { code, errors } = await run(script, word, { DEMO: "0" });
  expect(code).toBe(1);
  expect(errors.trim().split("\n").at(-1)).toBe(
    "This database is older than 20261126144505_change_messages; update to ad555d2 first.",
  );
  expect(await recorded()).toEqual(before);
});

test("one whose last migration did not end well counts as older", async () => {
  await ask(`update public._prisma_migrations set finished_at = null where migration_name = '${LAST_BEFORE_BASELINE}'`);
  await expect(migrate(old)).rejects.toThrow("This database is older than");
});

test("instances that start at once record the baseline once", async () => {
  const holder = new Client({ connectionString: old });
  await holder.connect();
  await holder.query("begin; lock table public._prisma_migrations in share row exclusive mode");
  const both = Promise.all([adoptBaseline(old), adoptBaseline(old)]);
  await waitingForLocks(2, name);
  await holder.query("commit");
  await holder.end();
  await both;
  expect((await recorded()).filter((migration) => migration === BASELINE)).toEqual([BASELINE]);
});

async function run(script: string, word: string | undefined, settings: Record<string, string> = {}, endAt?: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "upgrade-"));
  const env = { ...process.env, NODE_OPTIONS: "", COMPATH_DATA_FOLDER: folder, DATABASE_URL: old, ...settings };
  const words = ["--import", "tsx", script, ...(word ? [word] : [])];
  const child = spawn(process.execPath, words, { cwd: root, env });
  child.stdout.on("data", (said: Buffer) => endAt && said.includes(endAt) && child.kill("SIGTERM"));
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  await rm(folder, { recursive: true });
  return { code, output, errors };
}

async function recorded(): Promise<string[]> {
  const rows = await ask(
    "select migration_name as name from public._prisma_migrations where finished_at is not null order by 1",
  );
  return rows.map(({ name }) => String(name));
}

function counts() {
  return ask(`select (select count(*) from public.users) as users, (select count(*) from public.meetings) as meetings,
    (select count(*) from public.invitations) as invitations, (select count(*) from public.deliveries) as deliveries,
    (select count(*) from public.history) as history, (select count(*) from public.messages) as messages,
    (select count(*) from public.templates where key <> all('{${NEW_TEMPLATES.join()}}')) as templates, (select count(*) from pgboss.job) as jobs`);
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: old });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}
