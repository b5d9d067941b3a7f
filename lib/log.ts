import pino, { type Logger } from "pino";

export type Log = Logger;

/** JSON lines on stdout. Lines carry ids, never addresses, titles, tokens or bodies (docs/design/security.md#1). */
export function logAt(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}

/** The line of a process that ends because it cannot go on. At once on stderr, for nothing is written later. */
export function lastWords(sentence: string, facts: object = {}): void {
  const line = { level: "fatal", time: new Date().toISOString(), ...facts, msg: sentence };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** What may be logged of an unexpected error: never its message, which can quote a row or an input. */
export function errorFacts(error: unknown): { error: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  // The stack begins with the message, and a line of that may look like a place.
  const at = error.stack
    ?.replace(error.message, "")
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return { error: error.name, ...code, ...(at ? { at } : {}) };
}
