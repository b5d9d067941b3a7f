import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Rules that are said in one place, and what they look like where somebody says them again. */
const RULES = [
  {
    rule: "whom the host knows by address only is read from invitations.address_only",
    again: /\brevealed_at\b|\brevealedAt\b/,
    where: ["lib/meetings/invitees/reveal-account.ts"],
  },
  {
    rule: "notifications are stored with their template's switch in lib/notifications/notify.ts",
    again: /insert\s+into\s+notifications|\bnotification\.(create|createMany|upsert)\(/i,
    where: ["lib/notifications/notify.ts"],
  },
  {
    rule: "deliveries are stored in lib/deliveries/delivery-rows.ts",
    again: /insert\s+into\s+deliveries|\bdelivery\.(create|createMany|upsert)\(/i,
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
    again: /\bfrom meetings\b[^`]*\bfor (no key )?update\b|sql`for update`/i,
    where: ["lib/db/sql.ts", "lib/meetings/lock-hosted-meeting.ts"],
  },
  {
    rule: "rows come from query, whose shapes are held against a database",
    again: /\$queryRaw(Unsafe)?\b/,
    where: [
      "lib/db/limits.ts",
      "lib/db/query.ts",
      "lib/db/raw-statements.ts",
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
  expect(queueing.filter((file) => !/\bqueuePushes\(/.test(readFileSync(file, "utf8")))).toEqual([]);
});
