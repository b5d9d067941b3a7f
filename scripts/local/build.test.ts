import { expect, test } from "vitest";
import { buildKeys, NOT_PART_OF_THE_BUILD } from "@/scripts/local/build";

test("builds with one BUILD_KEY share their id and the key of their actions, whatever machine or sources", async () => {
  const one = await buildKeys("release 7", "sources");
  expect(await buildKeys("release 7", "other sources")).toEqual(one);
  expect(Buffer.from(one.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "", "base64")).toHaveLength(32);
  expect(one.COMPATH_BUILD_ID).toMatch(/^[\w-]{21}$/);
});

test("another BUILD_KEY shares neither, and without one the builds of a commit are the same", async () => {
  const [one, other, unset] = [await buildKeys("a", "s"), await buildKeys("b", "s"), await buildKeys(undefined, "s")];
  for (const name of Object.keys(one)) expect(new Set([one[name], other[name], unset[name]]).size).toBe(3);
  expect(await buildKeys(undefined, "s")).toEqual(unset);
});

test("what tests leave behind while a build is in use does not make it look old", () => {
  for (const left of ["test-results", "playwright-report", ".data", "trace.test.ts"])
    expect(left).toMatch(NOT_PART_OF_THE_BUILD);
  for (const built of ["app", "lib", "messages", "package.json", "next.config.mjs"])
    expect(built).not.toMatch(NOT_PART_OF_THE_BUILD);
});
