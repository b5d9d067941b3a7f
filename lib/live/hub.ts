import type { Actor } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { listen } from "@/lib/db/listen";
import { AppError } from "@/lib/errors";
import { coalescedRuns } from "@/lib/live/coalesced-runs";
import { type Audience, findAudience } from "@/lib/live/find-audience";
import { presentSnapshot } from "@/lib/live/read-events";
import { errorFacts, type Log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";

/** One who waits for events. `wake` says: look again, something may concern you. It must not throw. */
export type Subscriber = { readonly actor: Actor; readonly caller: string; readonly wake: () => void };

/** A snapshot up to which every watcher has been woken for all that concerns them, and when its reading began. */
export type Position = { readonly snapshot: string; readonly at: number };

/** What a process knows of live events: one LISTEN connection for all its streams, opened with the first of them. */
export type EventHub = {
  /** @returns how to stop watching. @throws AppError `rate_limited` for a caller with too many streams. */
  watch(watcher: Subscriber): () => void;
  position(): Position | undefined;
  stop(): Promise<void>;
};

const STREAMS_PER_CALLER = 20;
const STREAMS = 5_000;
const RETRY_SECONDS = 30;
const RETRY_MILLISECONDS = 500;
const EVENTS = "compath_live";
const ENDED = "compath_live_ended";
/** NOTIFY is the rule. This finds what a connection lost that had not noticed that it was dead. */
const LOOK_EVERY_MILLISECONDS = 15_000;
const UNHEARD_LOOK_EVERY_MILLISECONDS = 1_000;

type World = { readonly db: Db; readonly connectionString: string; readonly log: Log };
type State = { readonly watchers: Set<Subscriber>; position: Position | undefined };

export function hubOn(world: World): EventHub {
  const state: State = { watchers: new Set(), position: undefined };
  const { watchers } = state;
  let listening: { stop(): Promise<void> } | undefined;
  return {
    watch(watcher) {
      const ofCaller = [...watchers].filter(({ caller }) => caller === watcher.caller).length;
      refuseTooMany(ofCaller, watchers.size);
      watchers.add(watcher);
      metrics.streams.inc();
      listening ??= listenFor(state, world);
      return () => {
        if (watchers.delete(watcher)) metrics.streams.dec();
      };
    },
    position: () => state.position,
    stop: async () => listening?.stop(),
  };
}

function listenFor(state: State, world: World): { stop(): Promise<void> } {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const looking = coalescedRuns(async () => {
    clearTimeout(retry);
    if (!(await look(state, world))) retry = setTimeout(looking.ask, RETRY_MILLISECONDS);
  });
  let asking: ReturnType<typeof setInterval> | undefined;
  const connection = listen({
    ...world,
    channels: [EVENTS, ENDED],
    lost() {
      asking ??= setInterval(looking.ask, UNHEARD_LOOK_EVERY_MILLISECONDS);
    },
    connected() {
      clearInterval(asking);
      asking = undefined;
      state.position = undefined;
      looking.ask();
    },
    heard(channel, payload) {
      if (channel === EVENTS) looking.ask();
      else wake(state, ({ actor }) => "userId" in actor && actor.userId === payload);
    },
  });
  const timer = setInterval(looking.ask, LOOK_EVERY_MILLISECONDS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await connection.stop();
      clearInterval(asking);
      await looking.settled();
      clearTimeout(retry);
    },
  };
}

/**
 * Looks what is new and wakes those concerned. After a gap nobody knows what was missed, so everyone looks for
 * themselves, each from where they are.
 * @returns whether it could look; the next time finds what this one did not
 */
async function look(state: State, { db, log }: World): Promise<boolean> {
  const at = performance.now();
  try {
    if (state.position === undefined) {
      state.position = { snapshot: await presentSnapshot({ db }), at };
      wake(state, () => true);
    } else {
      const audience = await findAudience(db, state.position.snapshot);
      state.position = { snapshot: audience.snapshot, at };
      wake(state, ({ actor }) => isIn(audience, actor));
    }
    return true;
  } catch (error) {
    log.warn(errorFacts(error), "Live events could not be read and are read again.");
    return false;
  }
}

function wake({ watchers }: State, concerned: (watcher: Subscriber) => boolean): void {
  for (const watcher of watchers) if (concerned(watcher)) watcher.wake();
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
