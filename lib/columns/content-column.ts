import { z } from "zod";
import { locationColumn } from "@/lib/columns/location-column";

/** `meeting_contents.content`: what a meeting said at one of its revisions. Instants are epoch milliseconds. */
export const contentColumn = z.object({
  title: z.string(),
  description: z
    .string()
    .nullish()
    .transform((text) => text ?? null),
  startsAt: z.number(),
  endsAt: z.number(),
  timeZone: z.string(),
  location: locationColumn,
  host: z.string(),
  status: z.enum(["scheduled", "cancelled"]),
});
