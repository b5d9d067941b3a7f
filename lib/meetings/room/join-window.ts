import { MINUTE } from "@/lib/time/durations";

const EARLY_MILLISECONDS = 10 * MINUTE;

type Times = { readonly startsAt: number; readonly endsAt: number };

/** When the room opens: ten minutes before the start (docs/design/product.md#40), in epoch milliseconds. */
export function opensAt(startsAt: number): number {
  return startsAt - EARLY_MILLISECONDS;
}

/** Whether one can join. Pure. */
export function joinWindowOf({ startsAt, endsAt }: Times, now: number): "before" | "open" | "after" {
  if (now < opensAt(startsAt)) return "before";
  return now < endsAt ? "open" : "after";
}
