import { z } from "zod";
import { locationColumn } from "@/lib/columns/location-column";

/** A place as the API writes it: without the member `value` where it has none. */
const writtenLocation = locationColumn
  .transform(({ type, value }) => (value === null ? { type } : { type, value }))
  .nullish();

/**
 * `history.changes` and `notifications.changes`: fields with their old and new values as the API writes them. Some have further
 * members, such as whom a change concerns, or no values at all.
 */
export const changesColumn = z.array(
  z.union([
    z.looseObject({ field: z.literal("location"), from: writtenLocation, to: writtenLocation }),
    z.looseObject({
      field: z.string().refine((field) => field !== "location"),
      from: z.unknown().optional(),
      to: z.unknown().optional(),
    }),
  ]),
);

export type StoredChange = z.output<typeof changesColumn>[number];
