import { z } from "zod";
import type { StoredChange } from "@/lib/columns/changes-column";
import type { HistoryAction } from "@/lib/history/history-entry";
import { ways } from "@/lib/history/way";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** One line of a meeting's history as the API shows it. */
export const historyLineViewSchema = z.strictObject({
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.enum(["user", "api_key", "guest", "system"]), name: z.string().nullable() }),
  /** How it came; null for what the product did by itself. */
  via: z.enum(ways).nullable(),
  action: z.string(),
  /** Old and new values, as the API writes them; empty where nothing was changed. */
  changes: z.array(z.unknown()),
});

type HistoryLineView = Readonly<z.output<typeof historyLineViewSchema>>;

/** One line of a meeting's history, as its host reads it. `at` is in epoch milliseconds. */
export type HistoryLine = Pick<HistoryLineView, "actor" | "via"> & {
  readonly id: string;
  readonly at: number;
  readonly action: HistoryAction | "mail_sent" | "meeting_opened" | "file_downloaded" | "room_opened";
  readonly changes: readonly Pick<StoredChange, "field" | "from" | "to">[];
  /** Whose answer the host noted, as the host knows them. */
  readonly invitee: string | null;
};

export function historyLineView({ at, actor, via, action, changes }: HistoryLine): HistoryLineView {
  return { at: rfc3339Of(at), actor, via, action, changes: [...changes] };
}
