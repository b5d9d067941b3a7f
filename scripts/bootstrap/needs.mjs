// Runs before anything is installed: built-in modules and Node 20 only.
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const OLDEST_NODE = 20;

/** A sentence with the command that brings it, where this Node is too old; undefined otherwise. */
export function oldNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return undefined;
  return `This is Node ${version}; it takes Node ${OLDEST_NODE} or newer. Install one: https://nodejs.org/en/download, or on Debian 13 and newer: ${asRoot("apt-get install -y --no-install-recommends nodejs npm")}`;
}

/** The same where there is no npm: `npm start` has brought its own, `node scripts/start.mjs` has not. */
export function missingNpm(has = () => process.env.npm_execpath !== undefined || answers("npm", ["--version"])) {
  return has() ? undefined : `npm is missing. Install it: ${asRoot("apt-get install -y --no-install-recommends npm")}`;
}

/** The same where the tests would not learn from git which files are the project's. */
export function missingGit(ask = (words) => spawnSync("git", words, { encoding: "utf8", cwd: root }), folder = root) {
  const { error, status, stderr = "" } = ask(["ls-files", "--error-unmatch", "package.json"]);
  if (error) return `The tests need git. Install it: ${asRoot("apt-get install -y --no-install-recommends git")}`;
  if (status === 0) return undefined;
  const command = /dubious ownership/.test(stderr)
    ? `git config --global --add safe.directory ${folder}`
    : "git init && git add --all && git commit -m Start";
  return `The tests ask git which files are the project's, and git says: ${stderr.trim() || "nothing"}. Run this first: ${command}`;
}

/** The same where the port on which the pages are to be is taken. Asked again later; this is before minutes are spent. */
export async function takenPort(port = Number(process.env.PORT || 3000), host = process.env.HOST || "127.0.0.1") {
  const server = createServer();
  const free = await new Promise((resolve) => {
    server.once("error", ({ code }) => resolve(code !== "EADDRINUSE"));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
  if (free) return undefined;
  return `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`;
}

/** Ends with the first sentence of those that there are. */
export async function demand(needs) {
  for (const need of needs) {
    const sentence = await need();
    if (sentence === undefined) continue;
    console.error(sentence);
    process.exit(1);
  }
}

function answers(command, words) {
  return spawnSync(command, words, { stdio: "ignore" }).status === 0;
}

function asRoot(command) {
  return process.getuid?.() === 0 ? command : `sudo ${command}`;
}
