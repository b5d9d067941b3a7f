import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { type Environment, launch, stopChild, type Words } from "@/scripts/local/child";

/** A part of the program that is started again when it dies. */
export type Part = {
  /** Resolves with a sentence when it died so often that starting it again makes no sense. */
  gaveUp: Promise<string>;
  stop: () => Promise<void>;
};

const QUICK_DEATH_MILLISECONDS = 10_000;
const MOST_QUICK_DEATHS = 5;

/** Starts a part and starts it again whenever it ends, until it has ended five times in a row right after its start. */
export function keepRunning(name: string, words: Words, environment: Environment): Part {
  let stopping = false;
  let child = launch(words, environment);
  const { promise: gaveUp, resolve } = Promise.withResolvers<string>();

  const watch = async () => {
    for (let quickDeaths = 0; !stopping; ) {
      const startedAt = Date.now();
      const [code, signal] = await once(child, "exit");
      if (stopping) return;
      quickDeaths = Date.now() - startedAt < QUICK_DEATH_MILLISECONDS ? quickDeaths + 1 : 0;
      if (quickDeaths === MOST_QUICK_DEATHS)
        return resolve(`The ${name} ended ${quickDeaths} times right after its start; why is written above.`);
      console.error(`The ${name} ended (${signal ?? `exit code ${code}`}) and is started again.`);
      await delay(quickDeaths * 200);
      if (!stopping) child = launch(words, environment);
    }
  };
  watch().catch((error: unknown) => resolve(`The ${name} cannot be watched: ${String(error)}`));

  const stop = () => {
    stopping = true;
    return stopChild(child, 7_000);
  };
  return { gaveUp, stop };
}
