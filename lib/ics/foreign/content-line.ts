/** One property of a calendar file (RFC 5545 §3.1). Names of parameters are in upper case, their values without quotes. */
export type ContentLine = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
};

const NAME = /^[A-Za-z0-9-]+(?=[;:])/;
const PARAMETER = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)/y;
/** As programs write names that hold a quotation mark, which no parameter may. */
const LOOSE_PARAMETER = /;([A-Za-z0-9-]+)=([^;:]*)/y;
const BARE_PARAMETER = /;([^=;:]*)(?=[;:])/y;

/**
 * The lines of a file (RFC 5545 §3.1) on which a property of a wanted name may stand, which comes in upper case. What follows
 * without the space of a continuation, because some program did not fold it, is no part of any.
 */
export function* unfoldedLines(
  file: string,
  wants: (name: string) => boolean,
): Generator<{ name: string; line: string }> {
  const physical = file.replace(/^\ufeff+/, "").split(/\r\n?|\n/);
  for (let at = 0; at < physical.length; at++) {
    const first = physical[at] ?? "";
    const name = NAME.exec(first.slice(0, 64))?.[0].toUpperCase();
    if (name === undefined || !wants(name)) continue;
    const parts = [first];
    while (/^[ \t]/.test(physical[at + 1] ?? "")) parts.push((physical[++at] ?? "").slice(1));
    yield { name, line: parts.join("") };
  }
}

/** The property on an unfolded line. One whose parameters nobody can read has no value, so that whoever needs it hears of it. */
export function contentLine(name: string, line: string): ContentLine {
  const strict = splitAt(line, name.length, PARAMETER);
  const { parameters, colon } = strict ?? splitAt(line, name.length, LOOSE_PARAMETER) ?? nothing;
  return { name, parameters, value: colon === -1 ? "" : line.slice(colon + 1).trim() };
}

const nothing = { parameters: new Map<string, string>(), colon: -1 };

/** Undefined where the parameters do not end at a colon. */
function splitAt(line: string, start: number, pattern: RegExp) {
  const parameters = new Map<string, string>();
  let at = start;
  while (line[at] === ";") {
    const found = matchAt(pattern, line, at) ?? matchAt(BARE_PARAMETER, line, at);
    if (!found) return undefined;
    const [whole, name = "", value = ""] = found;
    parameters.set(name.toUpperCase(), value.replaceAll('"', ""));
    at += whole.length;
  }
  return line[at] === ":" ? { parameters, colon: at } : undefined;
}

function matchAt(pattern: RegExp, line: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/** A value of the type TEXT (RFC 5545 §3.3.11). */
export function textOf(line: ContentLine | undefined): string {
  return (line?.value ?? "").replace(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? "\n" : escaped));
}
