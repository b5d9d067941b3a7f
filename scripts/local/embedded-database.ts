import { lstat, readFile, realpath, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DATA_FOLDER, makeDataFolder, readJson, secrets } from "@/scripts/local/data-folder";
import { isAlive } from "@/scripts/local/running";
import { ownedFolder, postgresAccount } from "@/scripts/postgres/account";
import { type Cluster, freePort, startCluster } from "@/scripts/postgres/cluster";
import { Stop } from "@/scripts/terminal";

const link = path.join(DATA_FOLDER, "postgres");
const portFile = path.join(DATA_FOLDER, "postgres-port.json");

/** Starts the PostgreSQL of this folder, with the data of last time, on the port of last time if that is still free. */
export async function startEmbeddedDatabase(): Promise<Cluster> {
  await makeDataFolder();
  const { postgresPassword: password } = await secrets();
  const account = postgresAccount();
  const dataFolder = await folderFor(account);
  await stopLeftover(dataFolder);
  const port = await freePort((await readJson<{ port: number }>(portFile))?.port ?? 54_329);
  const cluster = await startCluster({ dataFolder, account, password, port, durable: true });
  await writeFile(portFile, JSON.stringify({ port }));
  return cluster;
}

/** `.data/postgres` itself, or what it links to: a folder elsewhere, where root's clone is closed to PostgreSQL's account. */
async function folderFor(account: ReturnType<typeof postgresAccount>): Promise<string> {
  if (await exists(link)) return realpath(link);
  const folder = await ownedFolder(link, account);
  if (folder !== link) await symlink(folder, link);
  return realpath(folder);
}

/** A start that was killed outright leaves its server running; two servers on one folder would ruin it. */
async function stopLeftover(dataFolder: string): Promise<void> {
  const note = await readFile(path.join(dataFolder, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(note.split("\n")[0]);
  if (!pid || !isAlive(pid) || !(await isPostgres(pid))) return;
  process.kill(pid, "SIGINT");
  for (const deadline = Date.now() + 20_000; isAlive(pid); await delay(50)) {
    if (Date.now() > deadline)
      throw new Stop(`A PostgreSQL from before (process ${pid}) does not stop. End it with: kill -QUIT ${pid}`);
  }
}

/** After a reboot the number in the note may belong to any program. Where there is no /proc, PostgreSQL's own check decides. */
async function isPostgres(pid: number): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return commandLine.includes("postgres");
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
