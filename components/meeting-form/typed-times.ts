import { type TypedValues, typedIn } from "@/components/meeting-form/form-data";
import { MINUTE } from "@/lib/time/durations";
import { type InstantOfLocal, instantOfLocal } from "@/lib/time/local-time";

/** The start that is typed; undefined while day or time is missing. */
export function typedStart(values: TypedValues): InstantOfLocal | undefined {
  const [date, time, timeZone] = ["date", "time", "timeZone"].map((name) => typedIn(values, name));
  if (!date || !time || !timeZone) return undefined;
  const which = typedIn(values, "occurrence");
  const occurrence = which === "first" || which === "second" ? which : undefined;
  return instantOfLocal({ date, time, timeZone, occurrence });
}

/** The two instants of a time that the clock shows twice that night, in epoch milliseconds; undefined for any other. */
export function typedTwice(values: TypedValues): { first: number; second: number } | undefined {
  const first = typedStart({ ...values, occurrence: ["first"] });
  const second = typedStart({ ...values, occurrence: ["second"] });
  if (!first?.ok || !second?.ok || first.instant === second.instant) return undefined;
  return { first: first.instant, second: second.instant };
}

/** Start and end in epoch milliseconds, once enough is typed to tell. */
export function typedTimes(values: TypedValues): { startsAt: number; endsAt: number } | undefined {
  const start = typedStart(values);
  const minutes = typedMinutes(values);
  if (!start?.ok || minutes === undefined) return undefined;
  return { startsAt: start.instant, endsAt: start.instant + minutes * MINUTE };
}

/** Undefined for what is no duration of a meeting. */
export function typedMinutes(values: TypedValues): number | undefined {
  const preset = typedIn(values, "durationMinutes");
  const minutes = Number(preset === "custom" ? typedIn(values, "customMinutes") : preset);
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 24 * 60 ? minutes : undefined;
}
