import { execFile } from "node:child_process";
import { expect, test } from "vitest";

/** What the web server prints where no build lies: Next.js says something of its own first, and then we say why it ends. */
function printed(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_DIST_DIR: ".data/no-build", PORT: "0" };
  execFile(process.execPath, ["server/web-server.mjs"], { env }, (_, stdout, stderr) => resolve(stdout + stderr));
  return promise;
}

test("the web server's own process prints JSON lines alone, whatever Next.js prints (P-31)", {
  timeout: 60_000,
}, async () => {
  const lines = (await printed()).split("\n").filter((line) => line !== "");
  expect(lines.at(-1)).toContain("The pages cannot be served");
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});
