import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { accessLogOn } from "@/lib/history/access-log";
import { verifyLogs } from "@/lib/history/verify-logs";
import { aMeetingToTell } from "@/lib/testing/announced-meeting";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { testSecrets } from "@/lib/testing/people";

const parts = { db: testDb(), secrets: testSecrets };
const problems = () => verifyLogs(parts);

/** A meeting with a line of history and a look. */
beforeAll(async () => {
  const { meeting } = await aMeetingToTell();
  const looked = { meetingId: meeting.id, part: "page", action: "read", outcome: "denied" } as const;
  await accessLogOn(parts).note({ ...looked, actor: undefined, at: Date.now() });
});

/** What somebody does as a role of web and workers that owns no tables; the role itself is gone afterwards. */
async function asPlainRole(statement: string): Promise<void> {
  const client = new Client({ connectionString: testDatabaseUrl() });
  await client.connect();
  const role = `plain_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  try {
    await client.query(`begin; create role ${role}; grant usage on schema public to ${role};
      grant select, insert, update, delete on all tables in schema public to ${role}; set local role ${role}`);
    await client.query(statement);
    await client.query(`reset role; drop owned by ${role}; drop role ${role}; commit`);
  } finally {
    await client.end();
  }
}

test.each([
  ["alter table history disable trigger all", "must be owner"],
  ["drop trigger history_no_truncate on history", "must be owner"],
  ["drop table accesses", "must be owner"],
  ["create or replace function refuse_history_change() returns trigger language sql as 'select 1'", "denied"],
  ["set local session_replication_role = replica", "permission denied"],
  ["truncate accesses", "permission denied"],
  ["truncate history", "permission denied"],
  ["update accesses set outcome = 'denied'", "append-only"],
  ["delete from accesses", "append-only"],
  ["update history set action = 'meeting_cancelled'", "append-only"],
  ["delete from history", "append-only"],
])("S-15: a role that owns no tables is refused: %s", async (statement, words) => {
  await expect(asPlainRole(statement)).rejects.toThrow(words);
});

test("S-15: what such a role takes out under the name of forgetting leaves no anchor, so it is found", async () => {
  expect(await problems()).toEqual([]);
  await asPlainRole(`set local "compath.forget_accesses_before" = '2999-01-01T00:00:00Z'; delete from accesses`);
  expect(await problems()).not.toEqual([]);
});
