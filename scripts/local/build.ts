import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Environment, runToEnd } from "@/scripts/local/child";
import { ROOT } from "@/scripts/local/data-folder";
import { step } from "@/scripts/terminal";

/** Names of files and folders that no page is built from, among them what tests leave behind while the build is in use. */
export const NOT_PART_OF_THE_BUILD =
  /^(\..*|node_modules|e2e|docs|scripts|server|generated|.*\.test\.tsx?|.*\.md|tsconfig\.tsbuildinfo|next-env\.d\.ts|test-results|playwright-report)$/;

/** Generates the Prisma client unless it was generated from this very schema. */
export async function generateIfNeeded(signal: AbortSignal): Promise<void> {
  const stamp = path.join(ROOT, "lib/db/generated/.generated-from");
  const version = hashOf(await readFile(path.join(ROOT, "prisma/schema.prisma")));
  if ((await textOf(stamp)) === version) return;
  // Without this, Prisma wants to download an engine that generating does not use (docs/design/stack.md#trap-1).
  const words = ["node_modules/prisma/build/index.js", "generate"];
  const generate = () => runToEnd("Generating", words, { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true" }, signal);
  await step("Generating the database client", generate, "3 s");
  await writeFile(stamp, version);
}

/** Builds the pages into `folder` unless that holds a build of exactly these sources. */
export async function buildIfNeeded(folder: string, environment: Environment, signal: AbortSignal): Promise<void> {
  const given = environment.BUILD_KEY ?? process.env.BUILD_KEY;
  const version = await versionOf(given);
  const stamp = stampOf(folder);
  if ((await textOf(stamp)) === version) return;
  const settings = {
    ...environment,
    ...(await buildKeys(given, await sourcesHash())),
    NODE_ENV: "production",
    NEXT_DIST_DIR: folder,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const title = "Building the pages";
  const words = ["node_modules/next/dist/bin/next", "build"];
  await step(title, () => runToEnd(title, words, settings, signal), "a minute");
  await writeFile(stamp, version);
}

/** Whether `folder` holds a build of exactly these sources. */
export async function isBuilt(folder: string): Promise<boolean> {
  return (await textOf(stampOf(folder))) === (await versionOf(process.env.BUILD_KEY));
}

function stampOf(folder: string): string {
  return path.join(ROOT, folder, "built-from");
}

async function versionOf(given: string | undefined): Promise<string> {
  const sources = await sourcesHash();
  return given ? hashOf(Buffer.from(`${sources} ${given}`)) : sources;
}

/**
 * The id of a build and the key of its server actions, so that builds of one release know each other's forms: from `BUILD_KEY`
 * or, unset, from the commit (without git: the sources) and the lockfile.
 */
export async function buildKeys(given: string | undefined, sources: string): Promise<Record<string, string>> {
  const lockfile = hashOf(await readFile(path.join(ROOT, "package-lock.json")));
  const seed = given || `${(await commit()) ?? sources} ${lockfile}`;
  const derived = (use: string) => createHash("sha256").update(`compath/build/${use} ${seed}`).digest();
  return {
    COMPATH_BUILD_ID: derived("id").toString("base64url").slice(0, 21),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: derived("actions").toString("base64"),
  };
}

/** The commit that is checked out; undefined where there is no git or no repository. */
function commit(): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  execFile("git", ["rev-parse", "HEAD"], { cwd: ROOT }, (error, out) => resolve(error ? undefined : out.trim()));
  return promise;
}

async function sourcesHash(): Promise<string> {
  const entries = await readdir(ROOT, { withFileTypes: true });
  const files = (await Promise.all(entries.map((entry) => filesOf(entry, ROOT)))).flat().sort();
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(path.relative(ROOT, file))
      .update("\0")
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

async function filesOf(entry: Dirent, folder: string): Promise<string[]> {
  if (NOT_PART_OF_THE_BUILD.test(entry.name)) return [];
  const file = path.join(folder, entry.name);
  if (!entry.isDirectory()) return entry.isFile() ? [file] : [];
  const entries = await readdir(file, { withFileTypes: true });
  return (await Promise.all(entries.map((inner) => filesOf(inner, file)))).flat();
}

function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
