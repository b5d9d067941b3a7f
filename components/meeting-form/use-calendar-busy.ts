import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchAs } from "@/components/live/fetch-unless-offline";
import { usePerson } from "@/components/ui/form/person";
import type { CalendarBusy } from "@/lib/meetings/schedule/find-calendar-busy";
import { DAY, MINUTE } from "@/lib/time/durations";
import { rfc3339Of } from "@/lib/time/rfc3339";
import type { Span } from "@/lib/time/spans";

const REST_MILLISECONDS = 300;
const FRESH_MILLISECONDS = MINUTE;
/**
 * How far ahead busy times are read: as far as free times are looked for (lib/time/spans.ts), plus the longest meeting.
 */
const AHEAD = 9 * DAY;

type Answer = { readonly calendars: CalendarBusy | undefined; readonly failed: boolean };

/**
 * What the host's calendars say about the days from the wanted time on, once it has stood still for a moment. Whole days
 * are asked for, so that another hour of the same day needs no other answer. Nothing waits for it.
 */
export function useCalendarBusy(wanted: Span | undefined, connected: boolean): Answer {
  const person = usePerson();
  const day = useAtRest(wanted && Math.floor(wanted.startsAt / DAY) * DAY);
  const { data, isError } = useQuery({
    queryKey: ["calendar-busy", person, day],
    queryFn: ({ signal }) => fetchBusy(person, day ?? 0, signal),
    enabled: connected && day !== undefined,
    staleTime: FRESH_MILLISECONDS,
    retry: false,
  });
  return { calendars: data, failed: isError };
}

/** The value once it has not changed for 300 ms (docs/design/pages.md#P3). */
function useAtRest<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** @throws Error when there is no answer; the form then says so and goes on without. */
async function fetchBusy(person: string | undefined, day: number, signal: AbortSignal): Promise<CalendarBusy> {
  const query = new URLSearchParams({ startsAt: rfc3339Of(day), endsAt: rfc3339Of(day + AHEAD) });
  const response = await fetchAs(person, `/meetings/busy?${query}`, { signal });
  if (!response.ok) throw new Error(`The calendars could not be read: ${response.status}.`);
  // Safe: our own route answers with this view.
  return (await response.json()) as CalendarBusy;
}
