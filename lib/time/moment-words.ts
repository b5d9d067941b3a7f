import { formatterOf } from "@/lib/time/formatters";

/**
 * When something happened, as short as it can be said: `14:02` today, else `Sat 21 Nov, 14:02`. Instants in epoch
 * milliseconds. The zone is not said, so say it once beside the list.
 */
export function momentWords(at: number, now: number, timeZone: string, locale: string): string {
  const day = formatterOf("day", timeZone, locale);
  const time = formatterOf("time", timeZone, locale).format(at);
  if (day.format(at) === day.format(now)) return time;
  return `${formatterOf("shortDay", timeZone, locale).format(at)}, ${time}`;
}

/** To the second, for logs: `Sat 21 Nov, 14:02:07`. */
export function secondWords(at: number, timeZone: string, locale: string): string {
  return `${formatterOf("shortDay", timeZone, locale).format(at)}, ${formatterOf("second", timeZone, locale).format(at)}`;
}

/** `16:00–16:50`; over midnight the days are named as well. */
export function rangeWords(startsAt: number, endsAt: number, timeZone: string, locale: string): string {
  return `${formatterOf("time", timeZone, locale).format(startsAt)}–${momentWords(endsAt, startsAt, timeZone, locale)}`;
}

/** `Sunday 22 Nov`, with the year where it is not the present one. */
export function agendaDayWords(at: number, now: number, timeZone: string, locale: string): string {
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone);
  return formatterOf(sameYear ? "agendaDay" : "day", timeZone, locale).format(at);
}

function yearOf(at: number, timeZone: string): string | undefined {
  const parts = formatterOf("day", timeZone, "en").formatToParts(at);
  return parts.find(({ type }) => type === "year")?.value;
}
