import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locksMeetings } from "@/scripts/house/templates";

/** Rules that are said in one place, and what they look like where somebody says them again. */
const RULES = [
  {
    rule: "whom the host knows by address only is read from invitations.address_only",
    again: /\brevealed_at\b|\brevealedAt\b/,
    where: ["lib/meetings/invitees/reveal-account.ts"],
  },
  {
    rule: "notifications are stored with their template's switch in lib/notifications/notify.ts",
    again: /insert\s+into\s+(public\.)?"?notifications|\bnotification\.(create\w*|upsert)\(/i,
    where: ["lib/notifications/notify.ts"],
  },
  {
    rule: "deliveries are stored in lib/deliveries/delivery-rows.ts",
    again: /insert\s+into\s+(public\.)?"?deliveries|\bdelivery\.(create\w*|upsert)\(/i,
    where: ["lib/deliveries/delivery-rows.ts", "scripts/bench/seed.ts"],
  },
  {
    rule: "an instant of the database is read by epochMillis",
    again: /extract\s*\(\s*epoch|\bdate_part\s*\(/i,
    where: ["lib/db/sql.ts"],
  },
  {
    rule: "an instant is given to the database by instant; others have a text that must stay as it is",
    again: /\}::timestamptz|\$\{new Date\([^()]*(\([^()]*\)[^()]*)*\)\}/,
    where: ["lib/db/sql.ts", "lib/effects/mail-provider/circuit-breaker.ts", "lib/history/append-history.ts"],
  },
  {
    rule: "a meeting is locked by lockMeeting, or while it is asked who hosts it",
    again: { test: locksMeetings },
    where: ["lib/db/sql.ts", "lib/meetings/lock-hosted-meeting.ts"],
  },
  {
    rule: "a row that stays is held `for no key update` (docs/design/architecture.md#3), but by whoever never waits",
    again: /^(?! \*).*\bfor update\b(?! skip locked)/m,
    where: ["lib/db/sql.ts"],
  },
  {
    rule: "rows come from query, whose shapes are held against a database",
    again: /\$queryRaw(Unsafe)?\b/,
    where: [
      "lib/db/limits.ts",
      "lib/db/query.ts",
      "lib/db/raw-statements.ts",
      "lib/meetings/guests/testing/tables-quoting.ts",
      "lib/testing/deadlocks.ts",
      "lib/testing/statements/recorder.ts",
      "lib/testing/waiting-for-locks.ts",
      "scripts/check-statements.ts",
    ],
  },
  {
    rule: "words without an end break by the rule of app/globals.css; `break-words` would let what is around them grow",
    again: /\bbreak-words\b|overflow-wrap:break-word/,
    where: [],
  },
];

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], { encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => !/\.(test|spec)\.tsx?$|\/generated\//.test(file));

test.each(RULES)("$rule", ({ again, where }) => {
  const saying = files.filter((file) => again.test(readFileSync(file, "utf8")));
  expect(saying).toEqual(where);
});

test("who stores notifications as part of a larger statement does not forget their pushes", () => {
  const storing = files.filter((file) => /\bnotificationRows\(/.test(readFileSync(file, "utf8")));
  expect(storing.length).toBeGreaterThan(2);
  // The statement that stores a new meeting is sent by the verb that queues.
  const queueing = storing.map((file) => file.replace("store-meeting.ts", "schedule-meeting.ts"));
  expect(queueing.filter((file) => !/\b(queuePushes|pushJobs)\(/.test(readFileSync(file, "utf8")))).toEqual([]);
});

test.each([
  "query(tx, {})`select id from meetings where id = $1 for update`",
  "Prisma.sql`select 1 from meetings m where m.id = $1\n  FOR NO KEY UPDATE of m`",
  "sql`select 1 from meetings for\n key\n share`",
  'sql`select 1 from invitations i join "meetings" m on m.id = i.meeting_id where true for share`',
  "sql`select 1 from stored_mails s join meetings m on true for update of s, m`",
  ["sql`select 1 from meetings where $", "{sql`true`} for update`"].join(""),
  "const lock = Prisma.raw('for update');",
  "const lock = Prisma.sql`for no key update skip locked`;",
  'tx.$executeRawUnsafe("select 1 from public.meetings for update")',
])("%s locks meetings", (text) => {
  expect(locksMeetings(text)).toBe(true);
});

test.each([
  "sql`select 1 from conversations where meeting_id = $1 for no key update`",
  "sql`select 1 from meetings`; sql`select 1 from users for update`",
  "sql`select 1 from meeting_contents for update`",
  "sql`with one as (select f(1) from users where g(2) for update) select 1 from one join meetings m on true`",
  "sql`select 1 from stored_mails s join meetings m on true for update of s`",
  "// select 1 from meetings for update\nsql`select 1 from meetings`",
])("%s does not", (text) => {
  expect(locksMeetings(text)).toBe(false);
});
