import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chown, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { type Account, reachablePrograms } from "@/scripts/postgres/account";
import { nativeFolder } from "@/scripts/postgres/binaries";
import { Stop } from "@/scripts/terminal";

export type ClusterOptions = {
  /** Absolute; must belong to `account` and may be empty (then it is initialised). */
  dataFolder: string;
  account: Account;
  password: string;
  port: number;
  /** False for throw-away data: nothing is flushed to the disk. */
  durable: boolean;
  /** The folder with `bin` of another PostgreSQL than the one that npm installed. */
  programs?: string | undefined;
};

/** A running PostgreSQL that listens on 127.0.0.1 only. */
export type Cluster = {
  pid: number;
  connectionString: (database: string) => string;
  /** Connects through a socket in the data folder, which costs less for each statement; throw-away data alone has one. */
  socketString: (database: string) => string;
  /** Resolves with a sentence when the server ends without having been asked. */
  died: Promise<string>;
  /** Ends open sessions, flushes and stops; at most three seconds. */
  stop: () => Promise<void>;
  /** Lets this process end by itself while the server runs; who calls it sends `pid` a SIGINT at the end. */
  unref: () => void;
};

const THROW_AWAY = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
];

/** Initialises the data folder if it is empty, starts the server and waits until it answers. Throws a `Stop` that says why not. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const programs = options.programs ?? (await reachablePrograms(await nativeFolder(), options.account));
  if (!(await isInitialised(options.dataFolder))) await initialise(programs, options);
  const logFile = path.join(options.dataFolder, "server.log");
  const server = await launch(programs, options, logFile);
  const connectionString = (database: string) =>
    `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}`;
  const socketString = (database: string) =>
    `${connectionString(database)}?host=${encodeURIComponent(options.dataFolder)}`;
  await answering(server, connectionString("postgres"), logFile);
  const { promise: died, resolve } = Promise.withResolvers<string>();
  const mourn = async () => resolve(await lastWords(logFile));
  server.once("exit", mourn);
  const stop = () => {
    server.off("exit", mourn);
    return stopServer(server);
  };
  return { pid: server.pid ?? 0, connectionString, socketString, died, stop, unref: () => server.unref() };
}

/** A TCP port of 127.0.0.1 that is free now: the wanted one if possible. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  const listening = once(probe, "listening").then(
    () => true,
    () => false,
  );
  probe.listen(wanted, "127.0.0.1");
  if (!(await listening)) return freePort();
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : freePort();
}

async function isInitialised(dataFolder: string): Promise<boolean> {
  return stat(path.join(dataFolder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/** The built-in locale makes sorting and lower() the same on every machine, whatever its C library knows. */
async function initialise(programs: string, options: ClusterOptions): Promise<void> {
  const { dataFolder, account, password } = options;
  const passwordFile = `${dataFolder}.password`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  // Releases before 17 have no built-in locale.
  const builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const locale = ["--encoding=UTF8", ...(options.programs === undefined ? builtin : ["--locale=C.UTF-8"])];
  const made = spawnSync(
    path.join(programs, "bin/initdb"),
    [
      "-D",
      dataFolder,
      "-U",
      "postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-instructions",
      "--no-sync",
      ...locale,
    ],
    { ...account, cwd: "/", encoding: "utf8" },
  );
  await rm(passwordFile, { force: true });
  if (made.status !== 0)
    throw new Stop(`PostgreSQL could not prepare its data in ${dataFolder}: ${made.stderr || String(made.error)}`);
}

/** In a process group of its own, so that Ctrl-C reaches it through us and in order: first those who use it, then it. */
async function launch(
  programs: string,
  { dataFolder, account, port, durable }: ClusterOptions,
  logFile: string,
): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${durable ? "" : dataFolder}`,
    "max_connections=200",
    ...(durable ? [] : THROW_AWAY),
  ];
  const log = await open(logFile, "a", 0o600);
  const server = spawn(
    path.join(programs, "bin/postgres"),
    ["-D", dataFolder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...account, cwd: "/", detached: true, stdio: ["ignore", log.fd, log.fd] },
  );
  await log.close();
  return server;
}

async function answering(server: ChildProcess, connectionString: string, logFile: string): Promise<void> {
  const failure = new Promise<Error>((resolve) => server.once("error", resolve));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (await connects(connectionString)) return;
    const failed = await Promise.race([failure, delay(50, undefined)]);
    if (failed) throw new Stop(`PostgreSQL could not be started: ${failed.message}`);
    if (server.exitCode !== null || server.signalCode !== null) throw new Stop(await lastWords(logFile));
  }
  await stopServer(server);
  throw new Stop(`PostgreSQL did not answer within 30 seconds; its log is ${logFile}.`);
}

async function connects(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  const connected = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end();
  return connected;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, "exit");
  server.kill("SIGINT");
  const inTime = await Promise.race([exited, delay(2_500, undefined, { ref: false })]);
  if (inTime) return;
  server.kill("SIGQUIT");
  await exited;
}

async function lastWords(logFile: string): Promise<string> {
  const log = await readFile(logFile, "utf8");
  const fatal = log
    .trim()
    .split("\n")
    .findLast((line) => /FATAL|PANIC/.test(line));
  return `PostgreSQL stopped${fatal ? ` (${fatal})` : ""}; its log is ${logFile}.`;
}
