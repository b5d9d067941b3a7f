import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "@/scripts/local/data-folder";
import { Stop } from "@/scripts/terminal";

export type Environment = Record<string, string | undefined>;

/** Words for a program that runs on this Node; `tsx` for TypeScript with `@/…` imports. */
export type Words = readonly string[];

export const tsx = (...words: string[]): Words => ["--import", "tsx", ...words];

/** Runs a step to its end; its output is the progress. @throws Stop when it fails, and at once when `signal` says so. */
export async function runToEnd(
  what: string,
  words: Words,
  environment: Environment,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const child = launch(words, environment);
  const abort = () => stopChild(child, 1_000);
  signal.addEventListener("abort", abort);
  const [code] = await once(child, "exit");
  signal.removeEventListener("abort", abort);
  signal.throwIfAborted();
  if (code !== 0) throw new Stop(`${what} failed; what it said is above.`);
}

/**
 * Starts a part in a process group of its own, so that Ctrl-C reaches only us and we end the parts in order. The IPC
 * channel is how a part notices that we are gone, even when we were killed outright.
 */
export function launch(words: Words, environment: Environment): ChildProcess {
  return spawn(process.execPath, [...words], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Asks the whole group to end, and insists after `patience` milliseconds. Resolves when the child has ended. */
export async function stopChild(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit");
    signalGroup(child, "SIGTERM");
    await Promise.race([exited, delay(patience, undefined, { ref: false })]);
  }
  signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Nobody of the group is left, which is what we want.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
