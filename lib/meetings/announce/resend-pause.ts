import { HOUR, SECOND } from "@/lib/time/durations";
/** An invitation that was sent again, in epoch milliseconds; `same` when it is the one that is asked for now. */
export type Resent = { readonly at: number; readonly same: boolean };

/**
 * How often a host may send again: one invitation once a minute and five times a day (docs/design/product.md#21), and
 * to one address two more mails within an hour at most, over all meetings, so that nobody can be flooded
 * (docs/design/security.md#P-37).
 */
const rules = [
  { most: 1, within: 60 * SECOND, same: true },
  { most: 2, within: HOUR, same: false },
  { most: 5, within: 24 * HOUR, same: true },
];

/** Whole seconds until it may be sent again; zero or less for now. Pure. @param resent of the last day, newest first */
export function secondsUntilResend(resent: readonly Resent[], now: number): number {
  const waits = rules.map(({ most, within, same }) => {
    const counted = resent.filter((one) => one.same || !same)[most - 1];
    return counted ? Math.ceil((counted.at + within - now) / SECOND) : 0;
  });
  return Math.max(...waits);
}
