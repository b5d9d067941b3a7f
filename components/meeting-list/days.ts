import type { Reader } from "@/components/meetings/reader";
import { formatterOf } from "@/lib/time/formatters";

/** Consecutive meetings of one day of the reader's, in the order given. Pure. */
export function daysOf<T extends { readonly startsAt: string }>(
  meetings: readonly T[],
  { timeZone, locale }: Pick<Reader, "timeZone" | "locale">,
): { startsAt: number; meetings: T[] }[] {
  const day = formatterOf("day", timeZone, locale);
  const groups = Map.groupBy(meetings, ({ startsAt }) => day.format(Date.parse(startsAt)));
  return [...groups.values()].map((group) => ({ startsAt: Date.parse(group[0]?.startsAt ?? ""), meetings: group }));
}
