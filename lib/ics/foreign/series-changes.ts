import type { Budget } from "@/lib/ics/foreign/budget";
import { type Component, lineIn } from "@/lib/ics/foreign/components";
import { type ContentLine, textOf } from "@/lib/ics/foreign/content-line";
import { MomentSet } from "@/lib/ics/foreign/moment-set";
import { type Clocks, type Length, lengthOf, momentOf } from "@/lib/ics/foreign/times-in";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";
import { wallSeconds } from "@/lib/ics/foreign/wall-time";

/** A change of one repetition and of all after it (RANGE=THISANDFUTURE, RFC 5545 §3.2.13). */
export type LaterChange = {
  readonly event: Component;
  /** The instant at which the first repetition that it is about was planned. */
  readonly from: number;
  /** By how many seconds of the clock they were moved. */
  readonly by: number;
  readonly length: Length;
};

/** What else in a file is about a series: repetitions that are events of their own, and later changes in the order of time. */
export type SeriesChanges = { readonly replaced: MomentSet; readonly later: LaterChange[] };

/** What the events of a file change of each other's series, by their UID. A change that nobody can read changes nothing. */
export async function changesOf(
  events: readonly Component[],
  clocksFor: () => Clocks,
  budget: Budget,
): Promise<ReadonlyMap<string, SeriesChanges>> {
  const found = new Map<string, SeriesChanges>();
  for (const series of events.filter((event) => !lineIn(event, "RECURRENCE-ID"))) {
    found.set(uidOf(series), { replaced: new MomentSet(), later: [] });
  }
  const masters = new Map(
    events.filter((event) => !lineIn(event, "RECURRENCE-ID")).map((event) => [uidOf(event), event]),
  );
  for (const event of events) {
    await budget.breathe();
    const master = masters.get(uidOf(event));
    const changes = found.get(uidOf(event));
    if (master && changes && master !== event) takeChange(event, master, clocksFor(), changes);
  }
  for (const { later } of found.values()) later.sort((one, other) => one.from - other.from);
  return found;
}

export function uidOf(event: Component): string {
  return textOf(lineIn(event, "UID"));
}

/** What a RECURRENCE-ID is about. RFC 2445 knew THISANDPRIOR, which nobody writes any more. */
export function rangeOf({ parameters }: ContentLine): "one" | "future" | "unknown" {
  const range = parameters.get("RANGE")?.trim().toUpperCase();
  if (range === undefined || range === "") return "one";
  return range === "THISANDFUTURE" ? "future" : "unknown";
}

function takeChange(event: Component, master: Component, clocks: Clocks, { replaced, later }: SeriesChanges): void {
  const plannedLine = lineIn(event, "RECURRENCE-ID");
  const startLine = lineIn(event, "DTSTART");
  const first = lineIn(master, "DTSTART");
  if (!plannedLine || !startLine || !first) return;
  try {
    const start = momentOf(startLine, clocks);
    const series = momentOf(first, clocks);
    const planned = momentOf(plannedLine, clocks, plannedLine.value, series.clock);
    const length = lengthOf(event, start, clocks);
    const range = rangeOf(plannedLine);
    if (range === "unknown") return;
    if (range === "one") replaced.add(planned, series, clocks.spend);
    else later.push({ event, from: planned.at, by: wallSeconds(start.wall) - wallSeconds(planned.wall), length });
  } catch (error) {
    // The event itself is named as unread when its turn comes.
    if (!(error instanceof UnreadableError)) throw error;
  }
}
