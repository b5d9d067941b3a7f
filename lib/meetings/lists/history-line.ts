import type { HistoryAction } from "@/lib/history/history-entry";
import type { Change } from "@/lib/meetings/content";

/** One line of a meeting's history, as its host reads it. `at` is in epoch milliseconds. */
export type HistoryLine = {
  readonly id: string;
  readonly at: number;
  readonly action: HistoryAction | "mail_sent" | "meeting_opened" | "file_downloaded" | "room_opened";
  /** Old and new values, as the API writes them; empty where nothing was changed. */
  readonly changes: readonly (Change | { readonly field: "proposal"; readonly from: unknown; readonly to: unknown })[];
  readonly actor: { readonly kind: "user" | "api_key" | "guest" | "system"; readonly name: string | null };
};
