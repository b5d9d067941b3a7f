import { Client } from "pg";
import { errorFacts, type Log } from "@/lib/log";

type Listening = {
  readonly connectionString: string;
  readonly channels: readonly string[];
  readonly log: Log;
  /** A NOTIFY that was committed while the connection stood. */
  readonly heard: (channel: string, payload: string) => void;
  /** The connection stands, for the first time or again. What was notified before it did, nobody has heard. */
  readonly connected: () => void;
  /** It does not stand, or no longer: until it does again, nothing is heard. Told once each time. */
  readonly lost: () => void;
};

const FIRST_PAUSE_MILLISECONDS = 50;
const LONGEST_PAUSE_MILLISECONDS = 2_000;
const CHECK_EVERY_MILLISECONDS = 15_000;

/** Holds one LISTEN connection for as long as the process wants it, however often the database goes away meanwhile. */
export function listen(listening: Listening): { stop(): Promise<void> } {
  const ending = new AbortController();
  const running = holdConnection(listening, ending.signal);
  return {
    stop() {
      ending.abort();
      return running;
    },
  };
}

async function holdConnection(listening: Listening, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MILLISECONDS;
  let known = false;
  while (!signal.aborted) {
    try {
      await oneConnection(listening, signal, () => {
        pause = FIRST_PAUSE_MILLISECONDS;
        known = false;
      });
    } catch (error) {
      if (!known) reportLoss(listening, error);
      known = true;
    }
    if (!signal.aborted) await pauseOf(pause, signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
  }
}

function reportLoss({ log, lost }: Listening, error: unknown): void {
  const said =
    "Nothing that the database notifies is heard. It is asked each second until the connection stands again.";
  log.warn({ event: "listen_lost", ...errorFacts(error) }, said);
  lost();
}

/** Resolves when it was stopped, throws when the connection is lost. A question now and then finds a silent loss. */
async function oneConnection(listening: Listening, signal: AbortSignal, stands: () => void): Promise<void> {
  const client = new Client({
    connectionString: listening.connectionString,
    application_name: "compath-live",
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  const lost = Promise.withResolvers<never>();
  client.on("error", lost.reject);
  client.on("end", () => lost.reject(new Error("The connection has ended.")));
  client.on("notification", ({ channel, payload = "" }) => listening.heard(channel, payload));
  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  lost.promise.catch(() => undefined); // It may be lost while nobody waits for it yet; the race below does.
  const check = setInterval(() => requireListening(client).catch(lost.reject), CHECK_EVERY_MILLISECONDS);
  try {
    await Promise.race([client.connect(), lost.promise]);
    for (const channel of listening.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    stands();
    listening.connected();
    await Promise.race([lost.promise, stopped]);
  } finally {
    clearInterval(check);
    // What is already lost cannot be ended politely.
    await client.end().catch(() => undefined);
  }
}

/** A pooler that came in between gives the connection to others, and what these listen to is none of ours. */
async function requireListening(client: Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_listening_channels()");
  if (!rowCount) throw new Error("The database has forgotten what this connection listens to.");
}

function pauseOf(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds * (0.5 + Math.random() / 2));
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}
