/**
 * The server's clock, told from `now` (epoch milliseconds, the server's) by the time that has passed since: the clock of the
 * device may be minutes or hours off, and somebody may set it. `elapsed` counts milliseconds and never jumps.
 */
export function serverClock(now: number, elapsed: () => number = () => performance.now()): () => number {
  const since = elapsed();
  return () => now + elapsed() - since;
}
