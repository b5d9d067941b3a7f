import { MINUTE } from "@/lib/time/durations";

/** The server's clock is a little further than when it was told. */
const MARGIN = 500;

/** How long to wait before looking again: a minute, or until just after the moment at which something changes. Pure. */
export function refreshInMilliseconds(changesAt: number, now: number): number {
  const left = changesAt - now;
  return left > 0 && left < MINUTE ? left + MARGIN : MINUTE;
}
