import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { filesOf } from "@/scripts/house/production";

const MOST_LINES = 200;
const CODE = /\.(ts|tsx|mjs|cjs|css|sql)$/;
/** Written by programs, or tests, which may list as many cases as there are. */
const MAY_BE_LONGER = /^prisma\/migrations\/|^scripts\/database\/testing\/.*\.sql$|^\.next|\.(test|spec)\.tsx?$/;

const MOST_FILES = 20;
const FOR_TESTS = /\.(test|spec)\.tsx?$|(^|\/)testing\//;

test(`no file of the product is longer than ${MOST_LINES} lines`, () => {
  const code = filesOf(".").filter((file) => CODE.test(file) && !MAY_BE_LONGER.test(file));
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter((file) => readFileSync(file, "utf8").trimEnd().split("\n").length > MOST_LINES)).toEqual([]);
});

test(`no folder holds more than ${MOST_FILES} production files`, () => {
  const sources = filesOf(".").filter((file) => CODE.test(file) && !FOR_TESTS.test(file));
  const folders = Map.groupBy(sources, (file) => path.posix.dirname(file));
  for (const room of [".", "i18n", "prisma", "server", "lib/meetings"]) expect([...folders.keys()]).toContain(room);
  const full = [...folders].filter(([, inside]) => inside.length > MOST_FILES);
  expect(full.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
});
