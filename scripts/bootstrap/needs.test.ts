import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { missingGit, missingNpm, oldNode, takenPort } from "@/scripts/bootstrap/needs.mjs";

const root = process.getuid?.() === 0 ? "" : "sudo ";
const git = (outcome: object) => missingGit(() => outcome, "/srv/meetings");

test("what a run lacks is said with the command that brings it: Node", () => {
  expect(oldNode("18.19.0")).toMatch(/^This is Node 18\.19\.0; it takes Node 20 or newer\. Install one: /);
  expect([oldNode("20.0.0"), oldNode()]).toEqual([undefined, undefined]);
});

test("what a run lacks is said with the command that brings it: npm", () => {
  expect(missingNpm(() => false)).toContain(`${root}apt-get install -y --no-install-recommends npm`);
  expect(missingNpm(() => true)).toBeUndefined();
});

test("what a run lacks is said with the command that brings it: git, a repository, a repository of one's own", () => {
  expect(git({ error: new Error("ENOENT"), status: null })).toBe(
    `The tests need git. Install it: ${root}apt-get install -y --no-install-recommends git`,
  );
  expect(git({ status: 128, stderr: "fatal: not a git repository" })).toContain("Run this first: git init && git add");
  expect(git({ status: 128, stderr: "fatal: detected dubious ownership in repository at '/srv/meetings'" })).toContain(
    "Run this first: git config --global --add safe.directory /srv/meetings",
  );
  expect([git({ status: 0 }), missingGit()]).toEqual([undefined, undefined]);
});

test("what a run lacks is said with the command that brings it: a free port", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await takenPort(port, "127.0.0.1")).toBe(
    `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
  other.close();
  await once(other, "close");
  expect(await takenPort(port, "127.0.0.1")).toBeUndefined();
});
