import { LRUCache } from "lru-cache";
import { type BusyReading, CalendarError } from "@/lib/adapters/calendar";
import type { Span } from "@/lib/time/spans";

const FRESH_MILLISECONDS = 60_000;
const KEPT = 1_000;
/** Of all readings that are kept in this process: some ten megabytes. */
const KEPT_SPANS = 50_000;
/** Of one account in a minute, whatever is asked for. A year has 13 blocks. */
const MOST_READINGS = 30;
const BLOCK = 28 * 86_400_000;

/** The blocks of four weeks that a span lies in, so that other days of it are no other question. */
export function blocksOf({ startsAt, endsAt }: Span): Span[] {
  const first = Math.floor(startsAt / BLOCK);
  const count = Math.max(1, Math.ceil(endsAt / BLOCK) - first);
  return Array.from({ length: count }, (_, index) => {
    const from = (first + index) * BLOCK;
    return { startsAt: from, endsAt: from + BLOCK };
  });
}

/**
 * Readings of calendars, kept for a minute. An account is read one block after the other, and no more often than anybody needs:
 * what is asked for is the caller's to choose. What a calendar left out of an answer is asked for anew the next time.
 */
export function keptReadings(now: () => number) {
  const clock = { ttl: FRESH_MILLISECONDS, ttlResolution: 0, perf: { now } };
  const kept = new LRUCache<string, { readonly reading: Promise<BusyReading> }>({
    ...clock,
    max: KEPT,
    maxSize: KEPT_SPANS,
    noUpdateTTL: true,
  });
  const counts = new LRUCache<string, number>({ ...clock, max: KEPT, noUpdateTTL: true });
  const turns = new Map<string, Promise<unknown>>();

  function oneAfterAnother(accountId: string, read: () => Promise<BusyReading>): Promise<BusyReading> {
    const before = turns.get(accountId);
    const turn = before ? before.then(read) : read();
    const over = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(accountId, over);
    void over.then(() => turns.get(accountId) === over && turns.delete(accountId));
    return turn;
  }

  return {
    /** @throws CalendarError `rate_limited` where the account was asked too often, and what `read` throws */
    async read(accountId: string, key: string, read: () => Promise<BusyReading>): Promise<BusyReading> {
      const known = kept.get(key);
      if (known) return known.reading;
      const count = counts.get(accountId) ?? 0;
      if (count >= MOST_READINGS) throw new CalendarError("rate_limited", "asked_too_often");
      counts.set(accountId, count + 1);
      const reading = oneAfterAnother(accountId, read);
      kept.set(key, { reading }, { size: 1 });
      reading.then(
        ({ complete, spans }) => {
          if (kept.peek(key)?.reading !== reading) return;
          if (complete) kept.set(key, { reading }, { size: spans.length + 1 });
          else kept.delete(key);
        },
        // A failure is kept too, so that a provider in trouble is asked once a minute and not at every keystroke.
        () => undefined,
      );
      return reading;
    },
  };
}
