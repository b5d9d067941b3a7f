import { Client } from "pg";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";

const PATIENCE_MILLISECONDS = 5_000;

/**
 * Whether what is notified through `db` is heard at `directUrl` within five seconds: not so where that leads through a pooler which
 * lends its connections for a transaction only, or to another database. @throws what connecting throws
 */
export async function isHeard(db: Db, directUrl: string): Promise<boolean> {
  const client = new Client({
    connectionString: directUrl,
    application_name: "compath-echo",
    connectionTimeoutMillis: PATIENCE_MILLISECONDS,
    query_timeout: PATIENCE_MILLISECONDS,
  });
  const word = newId();
  const { promise: heard, resolve, reject } = Promise.withResolvers<boolean>();
  heard.catch(() => undefined); // It may break while nobody waits for it yet; the last line does.
  client.on("error", reject);
  client.on("notification", ({ payload }) => payload === word && resolve(true));
  const patience = setTimeout(resolve, PATIENCE_MILLISECONDS, false);
  try {
    await client.connect();
    await client.query("listen compath_echo");
    await db.$executeRaw`select pg_notify('compath_echo', ${word})`;
    return await heard;
  } finally {
    clearTimeout(patience);
    // What is already lost cannot be ended politely.
    await client.end().catch(() => undefined);
  }
}
