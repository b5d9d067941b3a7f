import { isHeard } from "@/lib/db/echo";
import { env } from "@/lib/env";
import { whyNotReady } from "@/lib/environment/why-not-ready";
import { WrongEnvironment } from "@/lib/environment/wrong-environment";
import { errorFacts, type Log, lastWords } from "@/lib/log";
import { type Wiring, wiring } from "@/lib/wiring/wiring";

/** The parts of a process that is to work from now on, after what only the running installation can tell has been checked. */
export async function checkedWiring(): Promise<Wiring> {
  const parts = await wiring();
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  if (await isHeard(parts.db, DATABASE_DIRECT_URL)) return parts;
  throw new WrongEnvironment(
    DATABASE_DIRECT_URL === DATABASE_URL
      ? "DATABASE_URL goes through a pooler: set DATABASE_DIRECT_URL to the database itself."
      : "DATABASE_DIRECT_URL goes through a pooler, or leads to another database than DATABASE_URL: set it to the database itself.",
  );
}

/** Pages at https are behind a proxy, for we speak http alone; unless it is named, its address is that of every stranger. */
export function warnOfStrangers(log: Pick<Log, "warn">, { APP_URL, TRUSTED_PROXIES } = env()): void {
  if (!APP_URL.startsWith("https:") || TRUSTED_PROXIES.trim() !== "") return;
  log.warn(
    "TRUSTED_PROXIES is not set, so all who are not signed in share one allowance. Name the proxy in front of APP_URL there.",
  );
}

/** Ends a process that could not become ready, with one line that says why in a sentence. */
export function endUnready(error: unknown): never {
  const sentence = whyNotReady(error);
  lastWords(sentence ?? "The process could not start. This is our mistake.", sentence ? {} : errorFacts(error));
  process.exit(1);
}
