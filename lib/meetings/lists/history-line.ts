import type { StoredChange } from "@/lib/columns/changes-column";
import type { HistoryAction } from "@/lib/history/history-entry";
import type { Way } from "@/lib/history/way";

/** One line of a meeting's history, as its host reads it. `at` is in epoch milliseconds. */
export type HistoryLine = {
  readonly id: string;
  readonly at: number;
  readonly action: HistoryAction | "mail_sent" | "meeting_opened" | "file_downloaded" | "room_opened";
  /** Old and new values, as the API writes them; empty where nothing was changed. */
  readonly changes: readonly Pick<StoredChange, "field" | "from" | "to">[];
  /** How it came; null for what the product did by itself. */
  readonly via: Way | null;
  /** Whose answer the host noted, as the host knows them. */
  readonly invitee: string | null;
  readonly actor: { readonly kind: "user" | "api_key" | "guest" | "system"; readonly name: string | null };
};
