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
];

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], { encoding: "utf8" })
  .trim()
  .split("\n")
  .filter((file) => !/\.(test|spec)\.tsx?$|\/generated\//.test(file));

test.each(RULES)("$rule", ({ again, where }) => {
  const saying = files.filter((file) => again.test(readFileSync(file, "utf8")));
  expect(saying).toEqual(where);
});
