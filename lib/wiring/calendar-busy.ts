import { setTimeout as delay } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { CalendarError, type CalendarFor } from "@/lib/adapters/calendar";
import type { PrismaClient } from "@/lib/db/generated/client";
import type { Secrets } from "@/lib/secrets";
import type { BusyTime, BusyTimes, CalendarSource, ReadBusyTimes } from "@/lib/time/busy-time";
import type { Span } from "@/lib/time/spans";

type Parts = {
  readonly db: PrismaClient;
  readonly secrets: Secrets;
  readonly calendarFor: CalendarFor;
  /** The present instant in epoch milliseconds. */
  readonly now: () => number;
  /** Ends when nobody waits any longer for a calendar. */
  readonly patience?: (signal: AbortSignal) => Promise<unknown>;
};

type Connection = { readonly id: string; readonly source: CalendarSource; readonly account: string };

const WAIT_MILLISECONDS = 2_000;
const FRESH_MILLISECONDS = 60_000;
const DAY = 86_400_000;
/** Answers kept in this process. */
const KEPT = 1_000;

/**
 * The busy times of connected calendars. Asked for whole days and kept for a minute, so that a form can ask at every
 * change. A calendar that does not answer within two seconds is gone without; its answer is there for the next time.
 */
export function busyTimesWith(parts: Parts): ReadBusyTimes {
  const kept = new LRUCache<string, Promise<readonly BusyTime[]>, () => Promise<readonly BusyTime[]>>({
    max: KEPT,
    ttl: FRESH_MILLISECONDS,
    ttlResolution: 0,
    perf: { now: parts.now },
    memoMethod: (_key, _stale, { context: read }) => read(),
  });

  return async (userId, within) => {
    const rows = await parts.db.calendarConnection.findMany({ where: { userId }, orderBy: { id: "asc" } });
    const days = { startsAt: Math.floor(within.startsAt / DAY) * DAY, endsAt: Math.ceil(within.endsAt / DAY) * DAY };
    const answers = rows.map(async (row) => {
      const { id, provider, account, calendarId, busyCalendarIds, sealedCredentials } = row;
      const connection: Connection = { id, source: provider, account };
      if (row.state === "broken") return { connection, busy: undefined };
      if (busyCalendarIds.length === 0) return { connection, busy: [] };
      const key = JSON.stringify([id, row.brokenReason, busyCalendarIds, days]);
      const connected = {
        connectionId: id,
        provider,
        calendarId,
        credentials: parts.secrets.unseal(sealedCredentials),
      };
      // A failure is kept too, so that a provider in trouble is asked once a minute and not at every keystroke.
      const context = () => read(parts.calendarFor(connected), provider, days, busyCalendarIds);
      const busy = kept.memo(key, { context });
      return { connection, busy: await inTime(busy, parts.patience ?? defaultPatience) };
    });
    return joined(await Promise.all(answers), within);
  };
}

async function read(
  adapter: ReturnType<CalendarFor>,
  source: CalendarSource,
  days: Span,
  calendarIds: readonly string[],
): Promise<readonly BusyTime[]> {
  if (!adapter) throw new CalendarError("permanent", "calendar_not_configured");
  return (await adapter.listBusy(days, calendarIds)).map((span) => ({ ...span, source }));
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

function joined(answers: { connection: Connection; busy: readonly BusyTime[] | undefined }[], within: Span): BusyTimes {
  return {
    connected: answers.length > 0,
    busy: answers
      .flatMap(({ busy }) => busy ?? [])
      .filter(({ startsAt, endsAt }) => startsAt < within.endsAt && within.startsAt < endsAt)
      .toSorted((one, other) => one.startsAt - other.startsAt),
    unread: answers.flatMap(({ connection: { source, account }, busy }) => (busy ? [] : [{ source, account }])),
  };
}
