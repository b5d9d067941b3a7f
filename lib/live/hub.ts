import type { Actor } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { listen } from "@/lib/db/listen";
import { AppError } from "@/lib/errors";
import { type Audience, findAudience } from "@/lib/live/find-audience";
import { presentSnapshot } from "@/lib/live/read-events";
import { errorFacts, type Log } from "@/lib/log";

/** One who waits for events. `wake` says: look again, something may concern you. It must not throw. */
export type Watcher = { readonly actor: Actor; readonly caller: string; readonly wake: () => void };

/** A snapshot up to which every watcher has been woken for all that concerns them, and when its reading began. */
export type Position = { readonly snapshot: string; readonly at: number };

/** What a process knows of live events: one LISTEN connection for all its streams, opened with the first of them. */
export type Hub = {
  /** @returns how to stop watching. @throws AppError `rate_limited` for a caller with too many streams. */
  watch(watcher: Watcher): () => void;
  position(): Position | undefined;
  stop(): Promise<void>;
};

const STREAMS_PER_CALLER = 20;
const STREAMS = 5_000;
const RETRY_SECONDS = 30;
const EVENTS = "compath_live";
const ENDED = "compath_live_ended";
/** NOTIFY is the rule. This finds what a connection lost that had not noticed that it was dead. */
const LOOK_EVERY_MILLISECONDS = 15_000;

export function hubOn({ db, connectionString, log }: { db: Db; connectionString: string; log: Log }): Hub {
  const watchers = new Set<Watcher>();
  let position: Position | undefined;
  let listening: { stop(): Promise<void> } | undefined;
  let looking: Promise<void> | undefined;
  let again = false;

  const wake = (concerned: (watcher: Watcher) => boolean) => {
    for (const watcher of watchers) if (concerned(watcher)) watcher.wake();
  };

  /** Several wishes to look while one look is going on are one more look. */
  function look(): void {
    again = true;
    looking ??= lookWhileWished().finally(() => {
      looking = undefined;
    });
  }

  async function lookWhileWished(): Promise<void> {
    while (again) {
      again = false;
      try {
        await lookOnce();
      } catch (error) {
        // The connection that listens is made again by itself and looks then; so does the next notification.
        log.warn(errorFacts(error), "Live events could not be read and are read again.");
      }
    }
  }

  /** After a gap nobody knows what was missed, so everyone looks for themselves, each from where they are. */
  async function lookOnce(): Promise<void> {
    const at = performance.now();
    if (position === undefined) {
      position = { snapshot: await presentSnapshot({ db }), at };
      wake(() => true);
      return;
    }
    const audience = await findAudience(db, position.snapshot);
    position = { snapshot: audience.snapshot, at };
    wake(({ actor }) => isIn(audience, actor));
  }

  function open(): void {
    const connected = () => {
      position = undefined;
      look();
    };
    const heard = (channel: string, payload: string) => {
      if (channel === EVENTS) look();
      else wake(({ actor }) => "userId" in actor && actor.userId === payload);
    };
    const connection = listen({ connectionString, channels: [EVENTS, ENDED], log, heard, connected });
    const timer = setInterval(look, LOOK_EVERY_MILLISECONDS);
    timer.unref();
    listening = {
      async stop() {
        clearInterval(timer);
        await connection.stop();
        await looking;
      },
    };
  }

  return {
    watch(watcher) {
      refuseTooMany([...watchers].filter(({ caller }) => caller === watcher.caller).length, watchers.size);
      watchers.add(watcher);
      if (!listening) open();
      return () => watchers.delete(watcher);
    },
    position: () => position,
    stop: async () => listening?.stop(),
  };
}

function isIn({ userIds, invitationIds }: Audience, actor: Actor): boolean {
  if (actor.kind === "guest") return invitationIds.has(actor.invitationId);
  return "userId" in actor && userIds.has(actor.userId);
}

function refuseTooMany(ofCaller: number, all: number): void {
  if (ofCaller < STREAMS_PER_CALLER && all < STREAMS) return;
  throw new AppError(
    "rate_limited",
    "There are too many open event streams. Close one, or ask again in half a minute.",
    [],
    RETRY_SECONDS,
  );
}
