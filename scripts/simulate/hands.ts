import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { liveOne, type Terms, type Told } from "@/scripts/simulate/one-life";
import { builtFolder } from "@/scripts/simulate/world/http/http-lives";
import { openInstallation } from "@/scripts/simulate/world/world";

/** A process that lives lives, one at a time, in a database of its own. */
export type Hand = { live(life: number): Promise<Told>; close(): Promise<void> };

/** This process. */
export async function handHere(server: string, terms: Terms): Promise<Hand> {
  const installation = await openInstallation(server, builtFolder);
  return { live: (life) => liveOne(installation, terms, life), close: () => installation.close() };
}

/** Another process: the clock of a life is that of everything in its process, so that lives at the same time need several. */
export function handElsewhere(server: string, { seed, kills, first, http }: Terms): Hand {
  const flags = [...(kills ? ["--kills"] : []), ...(first ? ["--first"] : []), ...(http ? ["--http"] : [])];
  const child = fork(path.join(import.meta.dirname, "hand.ts"), ["--seed", `${seed}`, ...flags], {
    env: { ...process.env, SIMULATION_SERVER: server },
  });
  const ended = once(child, "exit");
  const gone = ended.then(([code]) => {
    throw new Error(`A process that lived lives ended with ${code}. Its last words stand above.`);
  });
  // It is asked for where a life is waited for; at other times its end is no news.
  gone.catch(() => undefined);
  return {
    async live(life) {
      child.send(life);
      const [told] = await Promise.race([once(child, "message"), gone]);
      return told;
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
