import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { testDatabaseUrl } from "@/lib/testing/database";
import { noPgbouncer, startPgbouncer } from "@/lib/testing/pgbouncer";

const root = path.resolve(import.meta.dirname, "../..");
const secrets = { NEXTAUTH_SECRET: "s".repeat(32), ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64") };
const tooMany = "RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR is 10000000, but must be a whole number from 1 to 1000000.";

test.each(["migrate", "admin"])(
  "%s ends at once in an environment that does not fit, with a sentence",
  async (name) => {
    const { code, errors } = await ending(name, { RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: "10000000" });
    expect({ code, errors }).toEqual({ code: 1, errors: `${tooMany}\n` });
  },
);

test.each([
  [{ RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: "10000000" }, tooMany],
  [{ APP_URL: "https://meet.example/path" }, /^APP_URL must be an http or https address without path/],
  [{ DATABASE_URL: "postgresql://u:secret@127.0.0.1:1/x" }, /^The database does not answer \(ECONNREFUSED\)\./],
  [{ DATABASE_DIRECT_URL: "postgresql://u:secret@127.0.0.1:1/x" }, /^The database does not answer \(ECONNREFUSED\)\./],
])("a worker with %j ends with one line of its log, which is a sentence", async (settings, sentence) => {
  const { code, errors } = await ending("worker", settings);
  const line = JSON.parse(errors);
  expect({ code, line }).toEqual({
    code: 1,
    line: { level: "fatal", time: expect.any(String), msg: expect.stringMatching(sentence) },
  });
  expect(errors).not.toContain("secret");
});

test("a worker before a database that was never migrated says what to run", async () => {
  const { errors } = await ending("worker", { DATABASE_URL: neverMigrated() });
  expect(JSON.parse(errors).msg).toBe("The database is not up to date. Run npm run migrate.");
});

test.skipIf(noPgbouncer)(
  `a worker that would hear nothing through a pooler ends and names what to set${noPgbouncer ? `: ${noPgbouncer}` : ""}`,
  { timeout: 30_000 },
  async () => {
    await using pooler = await startPgbouncer(testDatabaseUrl());
    const { code, errors } = await ending("worker", { DATABASE_URL: pooler.url });
    expect({ code, said: JSON.parse(errors).msg }).toEqual({
      code: 1,
      said: "DATABASE_URL goes through a pooler: set DATABASE_DIRECT_URL to the database itself.",
    });
  },
);

/** The server's own first database, which nobody uses. */
function neverMigrated(): string {
  return Object.assign(new URL(testDatabaseUrl()), { pathname: "/template1" }).href;
}

async function ending(name: string, settings: Record<string, string>) {
  const env = { ...process.env, ...secrets, DATABASE_URL: testDatabaseUrl(), NODE_OPTIONS: "", ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${name}.ts`], { cwd: root, env });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code, errors };
}
