import { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { accessLogOn } from "@/lib/history/access-log";
import { forgetAccesses } from "@/lib/history/forget-accesses";
import { verifyLogs } from "@/lib/history/verify-logs";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { aMeetingToTell, nextDay } from "@/lib/testing/announced-meeting";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextAs, testSecrets } from "@/lib/testing/people";

const parts = { db: testDb(), secrets: testSecrets };
const problems = () => verifyLogs(parts);
const DAY = 86_400_000;

let meetingId: string;

/** A meeting with a history of four lines and with looks by two processes; one line quotes a guest who is erased. */
beforeEach(async () => {
  const { meeting, change } = await aMeetingToTell();
  meetingId = meeting.id;
  await change({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  await change({ ...nextDay, title: "Other" });
  await eraseGuest(contextAs({ kind: "system" }), "cy@x.example");
  const logs = [accessLogOn(parts), accessLogOn(parts)];
  for (const days of [3, 2, 1, 0]) {
    const at = Date.now() - days * DAY;
    for (const log of logs) {
      await log.note({ actor: undefined, at, meetingId, part: "page", action: "read", outcome: "denied" });
    }
  }
});

/** What somebody does who owns the tables: no trigger asks, and it is undone afterwards. */
async function tampering(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: testDatabaseUrl() });
  await client.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

test("S-15: what nobody touched is intact, after erasing and after forgetting too", async () => {
  expect(await problems()).toEqual([]);
  expect(await forgetAccesses(parts, Date.now() - 1.5 * DAY)).toBeGreaterThanOrEqual(4);
  expect(await problems()).toEqual([]);
  expect(await forgetAccesses(parts, Date.now() + DAY)).toBeGreaterThanOrEqual(4);
  expect(await problems()).toEqual([]);
});

const line = (position: number) => `meeting_id = '${meetingId}' and position = ${position}`;
const look =
  "ctid = (select ctid from accesses where at > now() - interval '36 hours' order by chain_id desc, position limit 1)";

test.each<[string, () => string[]]>([
  [
    "a line changed as if it were erased",
    () => [`update history set changes = '[]', erased_at = now() where ${line(3)}`],
  ],
  ["what is left of an erased line changed", () => [`update history set changes = '[]' where ${line(2)}`]],
  ["the time of erasing changed", () => [`update history set erased_at = now() where ${line(2)}`]],
  ["an action changed", () => [`update history set action = 'meeting_cancelled' where ${line(3)}`]],
  ["an outcome changed", () => [`update history set outcome = 'denied' where ${line(3)}`]],
  ["an actor changed", () => [`update history set actor_kind = 'guest' where ${line(3)}`]],
  ["a time changed", () => [`update history set at = at - interval '1 hour' where ${line(3)}`]],
  ["a line cut out", () => [`delete from history where ${line(2)}`]],
  ["the last line cut off", () => [`delete from history where ${line(4)}`]],
  ["all lines cut off", () => [`delete from history where meeting_id = '${meetingId}'`]],
  [
    "all lines and the mark cut off",
    () => [
      `delete from history where meeting_id = '${meetingId}'`,
      `delete from chain_marks where chain_id = '${meetingId}'`,
    ],
  ],
  [
    "the end and the mark cut off",
    () => [`delete from history where ${line(4)}`, `delete from chain_marks where chain_id = '${meetingId}'`],
  ],
  [
    "the end cut off and the mark moved",
    () => [
      `delete from history where ${line(4)}`,
      `update chain_marks set position = 3, hash = (select hash from history where ${line(3)}) where chain_id = '${meetingId}'`,
    ],
  ],
  [
    "two lines swapped",
    () => [
      `update history set position = 9 where ${line(2)}`,
      `update history set position = 2 where ${line(3)}`,
      `update history set position = 3 where ${line(9)}`,
    ],
  ],
  ["a look changed", () => [`update accesses set outcome = 'allowed' where ${look}`]],
  ["a look moved to another meeting", () => [`update accesses set meeting_id = gen_random_uuid() where ${look}`]],
  ["a look cut out", () => [`delete from accesses where ${look}`]],
  ["the newest looks cut off", () => ["delete from accesses where at > now() - interval '12 hours'"]],
  [
    "a whole chain of looks cut off",
    () => ["delete from accesses where chain_id = (select max(chain_id::text)::uuid from accesses)"],
  ],
  ["the first looks cut off without an anchor", () => ["delete from accesses where at < now() - interval '60 hours'"]],
])("S-15: %s is found", async (_, statements) => {
  const known = new Set((await problems()).map((problem) => JSON.stringify(problem)));
  await tampering(...statements());
  expect((await problems()).filter((problem) => !known.has(JSON.stringify(problem)))).not.toEqual([]);
});
