const TICK_MILLISECONDS = 10_000;
const SLEPT_MILLISECONDS = 30_000;

/** Calls `woke` until `signal` ends it: a clock that jumps was asleep, and so were the connections and what counts time. */
export function watchSleep(woke: () => void, signal: AbortSignal): void {
  let last = Date.now();
  const timer = setInterval(() => {
    const slept = Date.now() - last > SLEPT_MILLISECONDS;
    last = Date.now();
    if (slept) woke();
  }, TICK_MILLISECONDS);
  signal.addEventListener("abort", () => clearInterval(timer));
}
