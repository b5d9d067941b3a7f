import type { Context } from "@/lib/context";
import { cursorOf, snapshotIn } from "@/lib/live/cursor";
import type { EventHub, Position } from "@/lib/live/hub";
import type { LiveEvent } from "@/lib/live/live-event";
import { presentSnapshot, readEvents, type StreamScope } from "@/lib/live/read-events";
import { wakeSignal } from "@/lib/live/wake-signal";
import { errorFacts, type Log } from "@/lib/log";

/** New events, or none where only time has passed; `cursor` is where a reader goes on who loses the connection now. */
export type StreamStep = { readonly cursor: string; readonly events: readonly LiveEvent[] };

export type Following = {
  readonly hub: EventHub;
  readonly log: Log;
  /** The caller by name, to count their streams. */
  readonly caller: string;
  readonly scope: StreamScope;
  /** The cursor of the last event that the caller has seen; without one the stream begins now. */
  readonly after: string | undefined;
  /** Whether the session, key or link that opened the stream is still good. Asked before anything is told. */
  readonly stillGood: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

/** What the last look was of: `snapshot`, taken before `at`. */
type Place = { readonly snapshot: string; readonly at: number };

const BEAT_MILLISECONDS = 15_000;
const RETRY_MILLISECONDS = 500;

/**
 * The actor's events from `after` on, without end: it ends by itself when the credentials or the meeting asked for are gone.
 * A reader that is slow is not read ahead for, so a stream never holds more than one reading. While the database is away it
 * waits and then goes on where it was.
 * @throws AppError `rate_limited` at the first step, for a caller with too many streams
 */
export async function* followEvents(ctx: Context, following: Following): AsyncGenerator<StreamStep, void, undefined> {
  const { hub, log, caller, after, signal } = following;
  const bell = wakeSignal();
  const stopWatching = hub.watch({ actor: ctx.actor, caller, wake: bell.ring });
  signal.addEventListener("abort", bell.ring, { once: true });
  try {
    let place: Place = { snapshot: after === undefined ? await presentSnapshot(ctx) : snapshotIn(after), at: Infinity };
    yield { cursor: cursorOf(place.snapshot, "0"), events: [] };
    if (after !== undefined) bell.ring();
    while (!signal.aborted) {
      // Taken before the wait: what moves it further while this stream looks has rung the bell, and is read then.
      const heard = hub.position();
      const rung = await bell.waitAtMost(BEAT_MILLISECONDS);
      if (signal.aborted) return;
      const looked = await look(ctx, following, place, rung ? "rung" : heard).catch((error: unknown) => {
        log.warn(errorFacts(error), "A stream of live events could not be read and is read again.");
        bell.ringIn(RETRY_MILLISECONDS);
        return { ...place, events: [] };
      });
      if (looked === "ended") return;
      place = looked;
      // No step without visible events: its timing would reveal that something hidden changed.
      if (looked.events.length > 0 || !rung) {
        yield { cursor: cursorOf(place.snapshot, "0"), events: looked.events };
      }
    }
  } finally {
    stopWatching();
  }
}

async function look(
  ctx: Context,
  { scope, stillGood }: Following,
  place: Place,
  cause: "rung" | Position | undefined,
): Promise<(Place & Pick<StreamStep, "events">) | "ended"> {
  if (!(await stillGood())) return "ended";
  if (cause !== "rung") return { ...laterOf(place, cause), events: [] };
  const { snapshot, events, open } = await readEvents(ctx, place.snapshot, scope);
  return open ? { snapshot, at: performance.now(), events } : "ended";
}

/**
 * The later of two positions. A follower that was not woken has missed nothing up to the hub's position, if that was
 * read after its own last reading.
 */
function laterOf(place: Place, position: Position | undefined): Place {
  return position && position.at >= place.at ? position : place;
}
