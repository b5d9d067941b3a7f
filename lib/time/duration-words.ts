const MINUTES_PER_HOUR = 60;

/**
 * `50 minutes`, `1 hour, 20 minutes`, in the reader's language; `minutes` are whole and not negative. Made of number and
 * list formats because browsers of 2024 lack `Intl.DurationFormat`.
 */
export function durationWords(minutes: number, locale: string): string {
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  const words = [
    ...(hours > 0 ? [unitWords(hours, "hour", locale)] : []),
    ...(rest > 0 || hours === 0 ? [unitWords(rest, "minute", locale)] : []),
  ];
  return new Intl.ListFormat(locale, { type: "unit", style: "long" }).format(words);
}

function unitWords(count: number, unit: "hour" | "minute", locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
