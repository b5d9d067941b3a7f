import type { z } from "zod";
import type { contentColumn } from "@/lib/columns/content-column";
import type { Location } from "@/lib/columns/location-column";
import { rfc3339Of } from "@/lib/time/rfc3339";

/**
 * What people are told of a meeting: the user-facing fields of docs/design/product.md#24, normalized. Instants are
 * epoch milliseconds.
 */
export type Content = Readonly<z.output<typeof contentColumn>>;

/** One user-facing field with its old and new value, as the API writes them. */
export type Change = {
  readonly field: keyof Content | "invitees";
  readonly from: unknown;
  readonly to: unknown;
};

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

const fields = ["title", "description", "startsAt", "endsAt", "timeZone", "location", "host", "status"] as const;

/** What differs, in the order in which people read it. Values are compared as the API writes them, so notation never counts. */
export function changesBetween(before: Content, after: Content): Change[] {
  return fields.flatMap((field) => {
    const [from, to] = [written(before, field), written(after, field)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
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
