import { queueDueCalendarReads } from "@/lib/calendars/queue-calendar-reads";
import { inTransaction } from "@/lib/db/transaction";
import type { Effects } from "@/lib/effects/effects";
import { errorFacts } from "@/lib/log";

const MOST_SECONDS = 10;

/** Looks again and again whose calendar is to be read. Several workers may do so at once. */
export function startCalendarReading(effects: Effects, pollSeconds: number): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = inTransaction(effects.db, (tx) => queueDueCalendarReads(tx, effects.now(), pollSeconds)).then(
      () => undefined,
      (error: unknown) => {
        effects.log.error(errorFacts(error), "Looking for calendars to read failed and is tried again in seconds.");
      },
    );
  };
  run();
  const timer = setInterval(run, Math.min(pollSeconds, MOST_SECONDS) * 1000);
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
