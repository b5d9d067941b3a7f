import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, "..", file), "utf8");

// `npm start` needs the local mailbox, which must not ship with the product (lockfile.test.ts).
test("npm start and npm test install what is for development too, whatever NODE_ENV says", () => {
  const install = read("bootstrap/install.mjs");
  expect(install).toContain('["ci", "--include=dev", ');
  expect(install).not.toContain("--omit");
  for (const file of ["start.mjs", "test.mjs"]) expect(read(file)).toMatch(/await installIfNeeded\(\[\w*\]\);/);
});
