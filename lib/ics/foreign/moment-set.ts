import type { Spend } from "@/lib/ics/foreign/budget";
import { type Moment, wholeDayOf } from "@/lib/ics/foreign/times-in";

/** Times of a series that are left out of it or replaced. Compared as instants; a day means what begins on it. */
export class MomentSet {
  readonly #instants = new Set<number>();
  readonly #days = new Set<number>();

  /** @param start of the series: in one of whole days a time means the day that it stands for */
  add(moment: Moment, start: Moment, spend: Spend): void {
    if (moment.wall.isDate || start.wall.isDate) this.#days.add(wholeDayOf(moment, start.clock, spend));
    this.#instants.add(moment.at);
  }

  has({ at, wall }: Moment): boolean {
    return this.#instants.has(at) || this.#days.has(wall.day);
  }
}
