import type { BusySpan, CalendarAdapter } from "@/lib/adapters/calendar";

const MINUTE = 60_000;

type Answer = {
  readonly at: number;
  readonly ids: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly busy: readonly BusySpan[];
};

/**
 * The adapter with the last answer about busy time kept for a minute: whoever types a meeting asks again with every field.
 * A minute more than is asked for is fetched, so that a span that moves with the clock is still inside it.
 */
export function withBusyKept(adapter: CalendarAdapter, now: () => number): CalendarAdapter {
  let kept: Answer | undefined;
  return {
    ...adapter,
    async listBusy({ startsAt, endsAt }, calendarIds) {
      const ids = JSON.stringify(calendarIds);
      const fresh = kept && now() - kept.at < MINUTE && kept.ids === ids;
      if (!kept || !fresh || kept.startsAt > startsAt || kept.endsAt < endsAt) {
        const wider = { startsAt, endsAt: endsAt + MINUTE };
        kept = { at: now(), ids, ...wider, busy: await adapter.listBusy(wider, calendarIds) };
      }
      return kept.busy.filter((span) => span.endsAt > startsAt && span.startsAt < endsAt);
    },
  };
}
