import { whyNotReady } from "@/lib/environment/why-not-ready";
import { errorFacts, lastWords } from "@/lib/log";

/** An ending that the person at the terminal can act on: `message` is a whole sentence and is printed without a stack. */
export class Stop extends Error {}

/** Runs a command line program: exit code 1 and one sentence for a `Stop` and for what keeps any process from working, a stack trace for anything else (a bug). */
export function runScript(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof Stop ? error.message : (whyNotReady(error) ?? error));
    process.exit(1);
  });
}

/** Runs a process whose output is a log: what ends it is one line of JSON, with exit code 1. */
export function runProcess(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const sentence = error instanceof Stop ? error.message : whyNotReady(error);
    lastWords(sentence ?? "The process could not go on. This is our mistake.", sentence ? {} : errorFacts(error));
    process.exit(1);
  });
}

/**
 * Announces a step with about how long it takes, and says how long it took when that was noticeable (over one second).
 * @param about such as "a minute", on a machine with two free cores
 */
export async function step<T>(title: string, work: () => Promise<T>, about?: string): Promise<T> {
  const startedAt = performance.now();
  console.log(`• ${title}${about === undefined ? "" : ` (about ${about})`} …`);
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds > 1) console.log(`  done in ${seconds.toFixed(1)} s`);
  return result;
}
