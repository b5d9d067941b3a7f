import { spawnSync } from "node:child_process";
import { chmod, chown, cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Stop } from "@/scripts/terminal";

/** Whom PostgreSQL runs as: undefined is ourselves. It refuses to run as root, so root lends it another account. */
export type Account = { uid: number; gid: number } | undefined;

const STAGING = "/var/lib/compath-meetings";

/** An account that may run PostgreSQL: our own for ordinary users; for root `postgres` (made when missing), else `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp("postgres");
  if (known) return known;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const account = lookUp("postgres") ?? lookUp("nobody");
  if (!account)
    throw new Stop("PostgreSQL refuses to run as root. Make a user named postgres, or start this as an ordinary user.");
  return account;
}

/** The programs, at a place where the account can run them: the package itself, or a copy outside of a private folder. */
export async function reachablePrograms(native: string, account: Account): Promise<string> {
  if (canEnter(path.join(native, "bin"), account) && canEnter(path.join(native, "share"), account)) return native;
  const copy = path.join(STAGING, `programs-${versionOf(native)}`);
  if (canEnter(path.join(copy, "bin"), account)) return copy;
  await openFolder(STAGING);
  const unfinished = await mkdtemp(path.join(STAGING, "copying-"));
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openUp(unfinished);
  await rm(copy, { recursive: true, force: true });
  await rename(unfinished, copy);
  return copy;
}

/** Makes an empty folder that the account owns: `wanted`, or one outside when `wanted` lies where the account cannot go. */
export async function ownedFolder(wanted: string, account: Account): Promise<string> {
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  if (!account) return wanted;
  await chown(wanted, account.uid, account.gid);
  if (canEnter(wanted, account)) return wanted;
  await rm(wanted, { recursive: true });
  await openFolder(STAGING);
  const outside = await mkdtemp(path.join(STAGING, "data-"));
  await chown(outside, account.uid, account.gid);
  return outside;
}

/** A throw-away folder that the account owns. */
export async function temporaryFolder(account: Account): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-postgres-"));
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

function lookUp(name: string): Account {
  const id = (flag: string) => spawnSync("id", [flag, name], { encoding: "utf8" });
  const [uid, gid] = [id("-u"), id("-g")];
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

/** Asks the kernel rather than reading modes: every folder on the way counts. */
function canEnter(folder: string, account: Account): boolean {
  const asked = spawnSync("/bin/sh", ["-c", 'test -r "$1" && test -x "$1"', "sh", folder], { ...account, cwd: "/" });
  return asked.status === 0;
}

async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** A careful umask of root must not hide the copy from the account. */
async function openUp(folder: string): Promise<void> {
  const done = spawnSync("chmod", ["-R", "a+rX", folder]);
  if (done.status !== 0)
    throw new Stop(
      `The copy of PostgreSQL in ${folder} could not be made readable; check the file system of ${STAGING}.`,
    );
}

function versionOf(native: string): string {
  const asked = spawnSync(path.join(native, "bin/postgres"), ["--version"], { encoding: "utf8" });
  return asked.stdout.replace(/[^0-9.]/g, "") || "unknown";
}
