import type { Fields, Place } from "@/scripts/simulate/acts/act";

/** What a meeting says to those whom it concerns. Instants are epoch milliseconds. */
export type Content = Readonly<Record<"start" | "end", number> & Record<"title" | "timeZone", string>> & {
  readonly description: string | null;
  readonly place: Place;
  readonly off: boolean;
};

export function sameContent(one: Content, other: Content): boolean {
  const written = ({ title, description, start, end, timeZone, place, off }: Content) =>
    JSON.stringify([title, description, start, end, timeZone, place.type, place.value ?? null, off]);
  return written(one) === written(other);
}

/** What stands where a host says no more than when. */
export function blankContent(start: number, timeZone: string): Content {
  return {
    title: "",
    description: null,
    start,
    end: start + 3_600_000,
    timeZone,
    place: { type: "video" },
    off: false,
  };
}

/** The instant that stands in a script as minutes of a life that began then. */
export function instantOf(minutes: number, begins: number): number {
  return begins + minutes * 60_000;
}

/** The content with what the fields of an act say instead. A length stays where only the start is given. */
export function contentWith(content: Content, set: Fields, begins: number): Content {
  const { title = content.title, description = content.description, timeZone = content.timeZone } = set;
  const start = set.start === undefined ? content.start : instantOf(set.start, begins);
  const length = set.minutes === undefined ? content.end - content.start : set.minutes * 60_000;
  const place = set.location ?? content.place;
  return { title, description, start, end: start + length, timeZone, place, off: content.off };
}
