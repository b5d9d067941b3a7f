import { setImmediate } from "node:timers/promises";
import { UnreadableError } from "@/lib/ics/foreign/unreadable-error";

/** Pays for work in steps of about a microsecond. @throws UnreadableError `too_much` where there is nothing left to pay with */
export type Spend = (steps?: number) => void;

export type Budget = {
  /** What one event may cost, out of what all of them may. */
  readonly forEvent: () => Spend;
  /** Lets everybody else have their turn, where this reading has had its own for long enough. */
  readonly breathe: () => Promise<void>;
  /** At most so many steps of it, for one object. */
  readonly share: (most: number) => Budget & { readonly isUsedUp: () => boolean };
};

const STEPS = 1_000_000;
/** Half a century of days, one by one. */
const STEPS_PER_EVENT = 20_000;
const TURN_MILLISECONDS = 15;

/**
 * What one reading of foreign calendars may cost. Whoever mails somebody an event writes into their calendar, so work in
 * proportion to what stands there has an end, and nobody waits for it.
 */
export function readingBudget(steps = STEPS): Budget {
  let left = steps;
  let turnBegan = performance.now();
  const take = (cost: number): boolean => {
    left -= cost;
    return left >= 0;
  };
  const breathe = async () => {
    if (performance.now() - turnBegan < TURN_MILLISECONDS) return;
    await setImmediate();
    turnBegan = performance.now();
  };
  return budgetOf(take, breathe);
}

function budgetOf(take: (cost: number) => boolean, breathe: Budget["breathe"]): Budget {
  return {
    breathe,
    forEvent() {
      let own = STEPS_PER_EVENT;
      return (cost = 1) => {
        own -= cost;
        if (!take(cost) || own < 0) throw new UnreadableError("too_much");
      };
    },
    share(most) {
      let own = most;
      const takeOwn = (cost: number): boolean => {
        own -= cost;
        return own >= 0 && take(cost);
      };
      return { ...budgetOf(takeOwn, breathe), isUsedUp: () => own < 0 };
    },
  };
}
