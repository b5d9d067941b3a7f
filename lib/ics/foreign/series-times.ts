import type { Component } from "@/lib/ics/foreign/components";
import {
  type EventTimes,
  eventTimes,
  momentAt,
  type Occurrence,
  occurrenceAt,
  overlaps,
} from "@/lib/ics/foreign/event-times";
import { isFree } from "@/lib/ics/foreign/is-free";
import type { SeriesChanges } from "@/lib/ics/foreign/series-changes";
import type { Clocks } from "@/lib/ics/foreign/times-in";
import { wallSeconds } from "@/lib/ics/foreign/wall-time";
import type { Span } from "@/lib/time/spans";

type Reader = { readonly within: Span; readonly owner: readonly string[] };

/**
 * The times of a series as they became: without those that are events of their own, and from a later change on as that change
 * has them. @throws UnreadableError as `eventTimes`
 */
export function seriesTimes(series: Component, clocks: Clocks, reader: Reader, changes: SeriesChanges): EventTimes {
  const { later, replaced } = changes;
  const free = isFree(series, reader.owner);
  if (free && later.length === 0) return { found: [], whole: true };
  const { found, whole } = eventTimes(series, clocks, widened(reader.within, changes));
  const changed = found
    .filter(({ planned }) => !replaced.has(planned))
    .flatMap((occurrence) => {
      const change = later.findLast(({ from }) => occurrence.planned.at >= from);
      if (change ? isFree(change.event, reader.owner) : free) return [];
      return change ? [moved(occurrence, change, clocks)] : [occurrence];
    });
  return { found: changed.filter((occurrence) => overlaps(occurrence, reader.within)), whole };
}

function moved({ planned }: Occurrence, { by, length }: SeriesChanges["later"][number], clocks: Clocks): Occurrence {
  return occurrenceAt(momentAt(planned, wallSeconds(planned.wall) + by, clocks), length, clocks);
}

/** What was moved into the window, or became longer, was planned outside of it. */
function widened({ startsAt, endsAt }: Span, { later }: SeriesChanges): Span {
  const reach = later.map(({ by, length }) => Math.abs(by) + length.onClock + length.passing);
  const milliseconds = Math.max(0, ...reach) * 1000;
  return { startsAt: startsAt - milliseconds, endsAt: endsAt + milliseconds };
}
