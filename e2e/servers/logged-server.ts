import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Environment, stopChild, type Words } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** A process that logs everything it can, and what it has said so far. */
export type Logged = { readonly child: ChildProcess; said(): string; stop(): Promise<void> };

export function startLogged(words: Words, environment: Environment): Logged {
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, ...environment, LOG_LEVEL: "trace" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk));
  return { child, said: () => Buffer.concat(output).toString("utf8"), stop: () => stopChild(child, 9_000) };
}

/** Another web process on the same database that logs everything it can, and what it has said so far. */
export async function startLoggedServer(): Promise<Omit<Logged, "child"> & { url: string }> {
  const PORT = String(await freePort());
  const { child, ...logged } = startLogged(["server/web-server.mjs"], { PORT });
  await once(child, "message");
  return { url: `http://127.0.0.1:${PORT}`, ...logged };
}

/** Lines of a log that hold the word or are no line of it at all; a log without a line is one fault too. */
export function faultyLines(said: string, word: string): string[] {
  const lines = said.split("\n").filter((line) => line !== "");
  if (lines.length === 0) return ["Nothing was logged."];
  return lines.filter((line) => line.includes(word) || !line.startsWith("{"));
}
