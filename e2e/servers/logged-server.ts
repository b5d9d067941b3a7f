import { spawn } from "node:child_process";
import { once } from "node:events";
import { stopChild } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** Another web process on the same database that logs everything it can, and what it has said so far. */
export async function startLoggedServer(): Promise<{ url: string; said(): string; stop(): Promise<void> }> {
  const PORT = String(await freePort());
  const child = spawn(process.execPath, ["server/web-server.mjs"], {
    env: { ...process.env, PORT, LOG_LEVEL: "trace" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk));
  await once(child, "message");
  return {
    url: `http://127.0.0.1:${PORT}`,
    said: () => Buffer.concat(output).toString("utf8"),
    stop: () => stopChild(child, 9_000),
  };
}
