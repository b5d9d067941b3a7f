import type { Instrumentation } from "next";
import { outageIn } from "@/lib/db/outage";
import { noteOutage } from "@/server/outage-page";
import { noteStarted } from "@/server/started";

/** Runs once when a web process starts: what it cannot work with ends it with a sentence instead of answering 500s. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkedWiring, endUnready, warnOfStrangers } = await import("@/lib/wiring/start-up");
  const { log } = await checkedWiring().catch(endUnready);
  warnOfStrangers(log);
  noteStarted();
}

/**
 * Next tells of what a page, an action or a route threw here; it prints the error as well, which server/json-output.ts withholds.
 * One that the database is the cause of is answered as such (server/outage-page.ts).
 */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  if (outageIn(error)) noteOutage();
  const [{ wiring }, { noteRequestError }] = await Promise.all([
    import("@/lib/wiring/wiring"),
    import("@/lib/wiring/request-error"),
  ]);
  noteRequestError((await wiring()).log, error, { routePath, routeType });
};
