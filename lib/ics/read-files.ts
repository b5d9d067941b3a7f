import { type BusyReader, busyTimes, type IcsBusyReading } from "@/lib/ics/busy-times";
import { readingBudget } from "@/lib/ics/foreign/budget";

const MOST_FILES = 5000;
const MOST_SPANS = 10_000;
/** Enough for a series of any rule within a month, and for one of a few hundred times. */
const LEAST_SHARE = 200;
const HALF = 500_000;

/**
 * The time that the events of many files take. Each file has its share of what the reading may cost, and those that need more
 * get what is left in the end, so that no file takes others with it. `complete` is false where files were left out.
 */
export async function readFiles(
  files: readonly string[],
  reader: BusyReader,
): Promise<IcsBusyReading & { readonly complete: boolean }> {
  const budget = readingBudget();
  const some = files.slice(0, MOST_FILES);
  const share = Math.max(LEAST_SHARE, Math.floor(HALF / Math.max(1, some.length)));
  const readings: IcsBusyReading[] = [];
  const dear: string[] = [];
  for (const file of some) {
    await budget.breathe();
    const own = budget.share(share);
    const reading = await busyTimes(file, reader, own);
    if (own.isUsedUp()) dear.push(file);
    else readings.push(reading);
  }
  for (const file of dear) {
    await budget.breathe();
    readings.push(await busyTimes(file, reader, budget));
  }
  const busy = readings
    .toSorted((one, other) => one.busy.length - other.busy.length)
    .flatMap((reading) => reading.busy);
  return {
    busy: busy.slice(0, MOST_SPANS),
    unread: readings.flatMap(({ unread }) => unread),
    complete: files.length <= MOST_FILES && busy.length <= MOST_SPANS,
  };
}
