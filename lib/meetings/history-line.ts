import type { HistoryAction } from "@/lib/history/history-entry";

/** One line of a meeting's history, as its host reads it. `at` is in epoch milliseconds. */
export type HistoryLine = {
  readonly id: string;
  readonly at: number;
  readonly action: HistoryAction;
  readonly actor: { readonly kind: "user" | "api_key" | "guest" | "system"; readonly name: string | null };
};
