import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { postgresAccount } from "@/scripts/postgres/account";
import { freePort } from "@/scripts/postgres/cluster";

const PROGRAM = "pgbouncer";

/** Why tests behind a pooler are skipped on this machine; undefined where PgBouncer is installed. */
export const noPgbouncer =
  spawnSync(PROGRAM, ["--version"], { env: withSbin() }).status === 0
    ? undefined
    : "PgBouncer is not installed (apt-get install pgbouncer)";

/** A PgBouncer that lends each connection for one transaction, before the server of `connectionString`. */
export async function startPgbouncer(connectionString: string): Promise<AsyncDisposable & { url: string }> {
  const server = new URL(connectionString);
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), "pgbouncer-"));
  const account = postgresAccount();
  const file = path.join(folder, "pgbouncer.ini");
  await writeFile(file, settings(server, port), { mode: 0o600 });
  if (account) for (const owned of [folder, file]) await chown(owned, account.uid, account.gid);
  const child = spawn(PROGRAM, ["-q", file], { ...account, env: withSbin(), stdio: "ignore" });
  const url = Object.assign(new URL(connectionString), { host: `127.0.0.1:${port}` }).href;
  await answering(url);
  return {
    url,
    async [Symbol.asyncDispose]() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(server: URL, port: number): string {
  const password = decodeURIComponent(server.password);
  return `[databases]
* = host=${server.hostname} port=${server.port} user=${server.username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
`;
}

async function answering(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const client = new Client({ connectionString });
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end();
    if (connected) return;
  }
  throw new Error("PgBouncer did not answer within 10 seconds.");
}

/** Debian installs it where only root looks. */
function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
}
