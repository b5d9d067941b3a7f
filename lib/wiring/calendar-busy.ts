import { setTimeout as delay } from "node:timers/promises";
import { type BusyReading, type BusySpan, CalendarError, type CalendarFor } from "@/lib/adapters/calendar";
import type { CalendarConnection, PrismaClient } from "@/lib/db/generated/client";
import { placeOf } from "@/lib/sealed-places";
import type { Secrets } from "@/lib/secrets";
import type { BusyTimes, ReadBusyTimes } from "@/lib/time/busy-time";
import type { Span } from "@/lib/time/spans";
import { blocksOf, keptReadings } from "@/lib/wiring/kept-readings";

type Parts = {
  readonly db: PrismaClient;
  readonly secrets: Secrets;
  readonly calendarFor: CalendarFor;
  /** The present instant in epoch milliseconds. */
  readonly now: () => number;
  /** Ends when nobody waits any longer for a calendar. */
  readonly patience?: (signal: AbortSignal) => Promise<unknown>;
};

/** What a connection said; undefined where it did not answer. */
type Answer = { readonly row: CalendarConnection; readonly reading: BusyReading | undefined };

const WAIT_MILLISECONDS = 2_000;
const silent: BusyReading = { spans: [], unreadEvents: [], complete: true };

/**
 * The busy times of connected calendars. Asked for blocks of weeks and kept for a minute, so that a form can ask at every
 * change. A calendar that does not answer within two seconds is gone without; its answer is there for the next time.
 */
export function busyTimesWith(parts: Parts): ReadBusyTimes {
  const kept = keptReadings(parts.now);

  return async (userId, within) => {
    const rows = await parts.db.calendarConnection.findMany({ where: { userId }, orderBy: { id: "asc" } });
    const answers = rows.map(async (row): Promise<Answer> => {
      const { id, brokenReason, busyCalendarIds } = row;
      if (row.state === "broken") return { row, reading: undefined };
      if (busyCalendarIds.length === 0) return { row, reading: silent };
      const blocks = blocksOf(within).map((block) => {
        const key = JSON.stringify([id, brokenReason, busyCalendarIds, block.startsAt]);
        return kept.read(id, key, () => read(parts, row, block));
      });
      return { row, reading: await inTime(Promise.all(blocks).then(together), parts.patience ?? defaultPatience) };
    });
    return joined(await Promise.all(answers), within);
  };
}

async function read({ calendarFor, secrets }: Parts, row: CalendarConnection, block: Span): Promise<BusyReading> {
  const { id: connectionId, provider, calendarId, busyCalendarIds, sealedCredentials } = row;
  const credentials = secrets.unseal(sealedCredentials, placeOf.calendar(row.userId));
  const adapter = calendarFor({ connectionId, provider, calendarId, credentials });
  if (!adapter) throw new CalendarError("permanent", "calendar_not_configured");
  return adapter.listBusy(block, busyCalendarIds);
}

/** What reaches from one block into the next is in both. */
function together(readings: readonly BusyReading[]): BusyReading {
  const spans = new Map(
    readings.flatMap((reading) =>
      reading.spans.map((span) => [JSON.stringify([span.uid, span.startsAt, span.endsAt, span.title]), span] as const),
    ),
  );
  return {
    spans: [...spans.values()],
    unreadEvents: [...new Set(readings.flatMap(({ unreadEvents }) => unreadEvents))],
    complete: readings.every(({ complete }) => complete),
  };
}

/** Undefined where there is no answer in time, or none at all. */
async function inTime<T>(
  answer: Promise<T>,
  patience: (signal: AbortSignal) => Promise<unknown>,
): Promise<T | undefined> {
  const arrived = new AbortController();
  const gaveUp = patience(arrived.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([answer, gaveUp]);
  } catch (error) {
    if (error instanceof CalendarError) return undefined;
    throw error;
  } finally {
    arrived.abort();
  }
}

function defaultPatience(signal: AbortSignal): Promise<unknown> {
  return delay(WAIT_MILLISECONDS, undefined, { signal });
}

/** An event that stands in several accounts, as one that is shared does, counts once: the oldest account names it. */
function once<T extends BusySpan>(spans: readonly T[]): T[] {
  const known = new Map<string, T>();
  for (const span of spans) {
    const key = span.uid === null ? crypto.randomUUID() : JSON.stringify([span.uid, span.startsAt, span.endsAt]);
    if (!known.has(key)) known.set(key, span);
  }
  return [...known.values()];
}

function joined(answers: readonly Answer[], within: Span): BusyTimes {
  return {
    connected: answers.length > 0,
    busy: once(
      answers.flatMap(({ row, reading }) => (reading?.spans ?? []).map((span) => ({ ...span, source: row.provider }))),
    )
      .filter(({ startsAt, endsAt }) => startsAt < within.endsAt && within.startsAt < endsAt)
      .toSorted((one, other) => one.startsAt - other.startsAt),
    unread: answers.flatMap(unreadIn),
  };
}

function unreadIn({ row: { provider: source, account }, reading }: Answer): BusyTimes["unread"][number][] {
  if (!reading?.complete) return [{ source, account }];
  return reading.unreadEvents.length > 0 ? [{ source, account, events: reading.unreadEvents }] : [];
}
