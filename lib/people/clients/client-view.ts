import { z } from "zod";
import { rfc3339Of } from "@/lib/time/rfc3339";

const instant = z.iso.datetime();

/** The shape of a client in the API. */
export const clientSchema = z.strictObject({
  relationshipId: z.uuid(),
  status: z.enum(["active", "ended"]),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  invitedAt: instant.nullable(),
  lastMeetingAt: instant.nullable(),
  nextMeetingAt: instant.nullable(),
});

/** A client as a counselor keeps it: nothing in it comes from an account (docs/design/product.md#45). */
export type ClientView = Readonly<z.output<typeof clientSchema>>;

type Instants = "createdAt" | "endedAt" | "invitedAt" | "lastMeetingAt" | "nextMeetingAt";

/** What the database says of a client; instants in epoch milliseconds. */
export type ClientRow = Omit<ClientView, Instants> & {
  readonly createdAt: number;
  readonly endedAt: number | null;
  readonly invitedAt: number | null;
  readonly lastMeetingAt: number | null;
  readonly nextMeetingAt: number | null;
};

/** Pure. */
export function clientView(row: ClientRow): ClientView {
  const at = (instant: number | null) => (instant === null ? null : rfc3339Of(instant));
  return {
    ...row,
    createdAt: rfc3339Of(row.createdAt),
    endedAt: at(row.endedAt),
    invitedAt: at(row.invitedAt),
    lastMeetingAt: at(row.lastMeetingAt),
    nextMeetingAt: at(row.nextMeetingAt),
  };
}
