type Write = typeof process.stdout.write;

/**
 * Makes standard output and error of this process a log of JSON lines, whoever prints: what is no JSON object is withheld, for
 * frameworks and libraries print whole errors, which quote rows and inputs, and line breaks in them forge lines. What ends the
 * process unexpectedly is said in a line of its own. The logger (lib/log.ts) writes past this.
 */
export function onlyJsonLines(): void {
  for (const stream of [process.stdout, process.stderr]) {
    const write: Write = stream.write.bind(stream);
    // Safe: the two forms of `write` differ in what may stand between the text and the callback alone.
    stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      const done = rest.find((one): one is (error?: Error | null) => void => typeof one === "function");
      return write(linesFor(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8")), done);
    }) as Write;
  }
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => noteUncaught(event, error));
  }
}

/** What may be printed of a text: its own lines where each is a JSON object, otherwise one line that says what was withheld. */
export function linesFor(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return "";
  if (lines.every(isJsonObject)) return `${lines.join("\n")}\n`;
  const bytes = Buffer.byteLength(text);
  const msg = "A part of this process printed text, which is withheld because it may quote what people typed.";
  return lineOf({ level: "warn", event: "text_withheld", bytes, msg });
}

function isJsonObject(line: string): boolean {
  if (!line.startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Ends the process as Node.js would, unless somebody else has taken on what nobody catches: Next does, and goes on. */
function noteUncaught(event: "uncaughtException" | "unhandledRejection", error: unknown): void {
  const goesOn = process.listenerCount(event) > 1;
  const msg = `This process ${goesOn ? "goes on after" : "ends because of"} a mistake of ours.`;
  const facts = {
    event: "uncaught",
    error: error instanceof Error ? error.name : typeof error,
    at: framesOf(error),
    msg,
  };
  process.stderr.write(lineOf({ level: goesOn ? "error" : "fatal", ...facts }));
  if (!goesOn) process.exit(1);
}

/** Where it happened: the frames of the stack, never the message before them. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const frames = error.stack.replace(error.message, "").split("\n");
  return frames
    .filter((line) => line.startsWith("    at "))
    .map((line) => line.trim())
    .slice(0, 8);
}

function lineOf({ level, ...facts }: { level: string; event: string; msg: string } & Record<string, unknown>): string {
  return `${JSON.stringify({ level, time: new Date().toISOString(), ...facts })}\n`;
}
