import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { filesOf, productionOf } from "@/scripts/house/production";

const MOST_LINES = 200;
const CODE = /\.(ts|tsx|mjs|cjs|css|sql)$/;
/** Written by programs, or tests, which may list as many cases as there are. */
const MAY_BE_LONGER = /^prisma\/migrations\/|^scripts\/database\/testing\/.*\.sql$|^\.next|\.(test|spec)\.tsx?$/;

const MOST_FILES = 20;

test(`no file of the product is longer than ${MOST_LINES} lines`, () => {
  const code = filesOf(".").filter((file) => CODE.test(file) && !MAY_BE_LONGER.test(file));
  expect(code.length).toBeGreaterThan(50);
  expect(code.filter((file) => readFileSync(file, "utf8").trimEnd().split("\n").length > MOST_LINES)).toEqual([]);
});

test(`no folder holds more than ${MOST_FILES} production files`, () => {
  const sources = productionOf(".");
  expect(sources.size).toBeGreaterThan(500);
  const folders = Map.groupBy(sources.keys(), (file) => path.posix.dirname(file));
  const full = [...folders].filter(([, inside]) => inside.length > MOST_FILES);
  expect(full.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
});
