import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const MOST_LINES = 200;
const CODE = /\.(ts|tsx|mjs|cjs|css|sql)$/;
/** Written by programs, or tests, which may list as many cases as there are. */
const MAY_BE_LONGER = /^prisma\/migrations\/|^scripts\/database\/testing\/.*\.sql$|^\.next|\.(test|spec)\.tsx?$/;

test(`no file of the product is longer than ${MOST_LINES} lines`, () => {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" }).trim().split("\n");
  const code = files.filter((file) => CODE.test(file) && !MAY_BE_LONGER.test(file) && existsSync(file));
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter((file) => readFileSync(file, "utf8").trimEnd().split("\n").length > MOST_LINES)).toEqual([]);
});
