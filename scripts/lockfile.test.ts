import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  resolved: z.string().optional(),
});
const { packages } = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

/** What npm fetches: not this package itself, links, and what lies within another package's file. */
const fetched = Object.entries(packages).filter(([path, { link, inBundle }]) => path !== "" && !link && !inBundle);

test("S-27: every package that npm fetches is known by its hash, whatever the platform", () => {
  expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});

test("S-27: nothing comes from anywhere but the registry", () => {
  const elsewhere = fetched.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere.map(([path]) => path)).toEqual([]);
});

test("S-27: the local mailbox and what it brings along are for development alone", () => {
  for (const name of ["maildev", "socket.io", "express"]) {
    const places = fetched.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(places.filter(([, { dev }]) => dev !== true).map(([path]) => path)).toEqual([]);
  }
});

test("S-27: what sends emails is at least the release whose faults are known to be mended", () => {
  const shipped = fetched.filter(([path, { dev }]) => path.endsWith("node_modules/nodemailer") && dev !== true);
  expect(shipped.map(([, { version = "0" }]) => version).filter((version) => !isAtLeast(version, [9, 0, 5]))).toEqual(
    [],
  );
});

function isAtLeast(version: string, floor: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  const first = floor.findIndex((part, index) => parts[index] !== part);
  return first === -1 || (parts[first] ?? 0) > (floor[first] ?? 0);
}
