import { Pool } from "pg";
import type { Db } from "pg-boss";
import { listen } from "@/lib/db/listen";
import type { Log } from "@/lib/log";

type Addresses = { readonly connectionString: string; readonly directUrl: string; readonly log: Log };

/**
 * What pg-boss works on: statements through the one address, which may be a pooler's, and LISTEN through the other. While nothing is
 * heard, jobs are found by asking once a second.
 */
export function workDatabase({ connectionString, directUrl, log }: Addresses): Db & { end(): Promise<void> } {
  const pool = new Pool({
    connectionString,
    application_name: "compath-worker",
    max: 4,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is dropped, and the next statement opens another one.
  pool.on("error", () => undefined);
  return {
    executeSql: (text, values) => pool.query(text, values),
    async listen(channel, heard, connected) {
      const listening = listen({
        connectionString: directUrl,
        channels: [channel],
        log,
        heard: (_, payload) => heard(payload),
        connected,
        lost: () => undefined,
      });
      return { close: () => listening.stop() };
    },
    end: () => pool.end(),
  };
}
