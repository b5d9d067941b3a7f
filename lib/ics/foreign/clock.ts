import type { Spend } from "@/lib/ics/foreign/budget";

/** The instant, in epoch milliseconds, at which a clock on the wall shows so many seconds since 1970 (`wallSeconds`). */
export type Clock = (wall: number, spend: Spend) => number;
