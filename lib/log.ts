import pino, { type Logger } from "pino";

export type Log = Logger;

/** JSON lines on stdout. Lines carry ids, never addresses, titles, tokens or bodies (security.md §1). */
export function logAt(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
