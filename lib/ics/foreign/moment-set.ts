import type { Moment } from "@/lib/ics/foreign/times-in";

/** Times of a series that are left out of it or replaced. Compared as instants; a day means what begins on it. */
export class MomentSet {
  readonly #instants = new Set<number>();
  readonly #days = new Set<number>();

  /** @param days whether the series is one of whole days */
  add({ at, wall }: Moment, days: boolean): void {
    if (wall.isDate || days) this.#days.add(wall.day);
    this.#instants.add(at);
  }

  has({ at, wall }: Moment): boolean {
    return this.#instants.has(at) || this.#days.has(wall.day);
  }
}
