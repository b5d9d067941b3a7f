import { z } from "zod";
import type { contentColumn } from "@/lib/columns/content-column";
import type { Location } from "@/lib/columns/location-column";
import { isPhoneNumber } from "@/lib/meetings/phone-number";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { canonicalTimeZone } from "@/lib/time/time-zone";
import { lineOf, linesOf } from "@/lib/typed-text";

/**
 * What people are told of a meeting: the user-facing fields of docs/design/product.md#24, normalized. Instants are
 * epoch milliseconds.
 */
export type Content = Readonly<z.output<typeof contentColumn>>;

const fields = [
  "title",
  "description",
  "startsAt",
  "endsAt",
  "timeZone",
  "location",
  "host",
  "status",
] as const satisfies readonly (keyof Content)[];

/** One user-facing field with its old and new value, as the API writes them. */
export const changeSchema = z.strictObject({
  field: z.enum([...fields, "invitees"]),
  from: z.unknown(),
  to: z.unknown(),
});

export type Change = Readonly<z.output<typeof changeSchema>>;

type ContentColumns = Omit<Content, "location" | "host"> & {
  readonly locationType: Location["type"];
  readonly locationValue: string | null;
  readonly hostName: string;
};

export function contentOf(meeting: ContentColumns): Content {
  return {
    title: meeting.title,
    description: meeting.description,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    timeZone: meeting.timeZone,
    location: { type: meeting.locationType, value: meeting.locationValue },
    host: meeting.hostName,
    status: meeting.status,
  };
}

/**
 * What differs, in the order in which people read it, as the API writes it. Values are compared in one form, so another
 * notation of the same value is no change; older rows hold some as they were typed.
 */
export function changesBetween(before: Content, after: Content): Change[] {
  const [one, other] = [inOneForm(before), inOneForm(after)];
  return fields.flatMap((field) =>
    JSON.stringify(one[field]) === JSON.stringify(other[field])
      ? []
      : [{ field, from: written(before, field), to: written(after, field) }],
  );
}

function inOneForm({ title, description, timeZone, location, ...rest }: Content): Content {
  return {
    ...rest,
    title: inOneSpace(lineOf(title)),
    description:
      linesOf(description ?? "")
        .replace(SPACE, " ")
        .replace(/ +$/gm, "") || null,
    timeZone: canonicalTimeZone(timeZone),
    location: { type: location.type, value: placeInOneForm(location) },
  };
}

/** Spaces that look like one, wherever lines are not broken. */
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** A page shows several spaces as one. */
function inOneSpace(line: string): string {
  return line.replace(SPACE, " ").replace(/ {2,}/g, " ");
}

/** A link as browsers read it (RFC 3986 §6.2), a telephone number without the signs between its digits, any other text as it is stored. */
function placeInOneForm({ type, value }: Location): string | null {
  const place = inOneSpace(lineOf(value ?? ""));
  if (type === "video" && URL.canParse(place)) return new URL(place).href;
  return (type === "phone" && isPhoneNumber(place) ? place.replace(/[^+\d]/g, "") : place) || null;
}

/** Whether people have to be asked again whether they come (docs/design/product.md#29). */
export function timeChanged(changes: readonly Change[]): boolean {
  return changes.some(({ field }) => field === "startsAt" || field === "endsAt");
}

function written(content: Content, field: (typeof fields)[number]): unknown {
  if (field === "startsAt" || field === "endsAt") return rfc3339Of(content[field]);
  if (field !== "location") return content[field];
  const { type, value } = content.location;
  return value === null ? { type } : { type, value };
}
