import { outageIn } from "@/lib/db/outage";
import { noteOutage } from "@/server/outage-page";

/** Runs once when a web process starts: what it cannot work with ends it with a sentence instead of answering 500s. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkedWiring, endUnready, warnOfStrangers } = await import("@/lib/wiring/start-up");
  const { log } = await checkedWiring().catch(endUnready);
  warnOfStrangers(log);
}

/** Next tells of each error of a page here. One that the database is the cause of is answered as such (server/outage-page.ts). */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (outageIn(error)) noteOutage();
}
