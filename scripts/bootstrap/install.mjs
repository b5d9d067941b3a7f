// Runs before anything is installed: built-in modules and Node 20 only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { demand, missingNpm, oldNode } from "./needs.mjs";

export const root = path.resolve(import.meta.dirname, "../..");

const modules = path.join(root, "node_modules");
const lockfile = path.join(root, "package-lock.json");
const projectNode = path.join(modules, "node/bin", process.platform === "win32" ? "node.exe" : "node");
const stamp = path.join(modules, ".installed-from");

/** Is for development: whether it is there shows whether anything else for development is. The local mailbox of `npm start` is too. */
const forDevelopment = path.join(modules, "maildev");

/**
 * Installs exactly what the lockfile names, unless that has been done. Exits with a sentence when npm cannot.
 * @param {readonly (() => unknown)[]} needs what must be there before minutes are spent
 */
export async function installIfNeeded(needs) {
  if (isInstalled()) return;
  await demand([oldNode, missingNpm, ...needs]);
  console.log("• Installing what package-lock.json names (a minute or two) …");
  const npm = process.env.npm_execpath;
  // With NODE_ENV=production npm would leave out what is for development.
  const words = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = npm ? await run(process.execPath, [npm, ...words]) : await run("npm", words);
  if (code !== 0 || !existsSync(projectNode)) {
    console.error(
      "The packages could not be installed. Read npm's message above, check the network, and run this again.",
    );
    process.exit(code || 1);
  }
  writeFileSync(stamp, lockHash());
}

/** Runs a TypeScript program on the project's own Node and resolves with its exit code. Signals are passed on. */
export function runOnProjectNode(script, words) {
  return run(projectNode, ["--import", "tsx", path.join(root, script), ...words]);
}

/** By content where we installed; by age where somebody ran npm by hand. */
function isInstalled() {
  const receipt = path.join(modules, ".package-lock.json");
  if (![projectNode, receipt, forDevelopment].every((file) => existsSync(file))) return false;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash()) return true;
  return statSync(receipt).mtimeMs >= statSync(lockfile).mtimeMs;
}

function lockHash() {
  return createHash("sha256").update(readFileSync(lockfile)).digest("hex");
}

function run(command, words) {
  const env = { ...process.env, PATH: `${path.join(modules, ".bin")}${path.delimiter}${process.env.PATH ?? ""}` };
  const child = spawn(command, words, { cwd: root, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(`${path.basename(command)} could not be run: ${error.message}.`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
  });
}
