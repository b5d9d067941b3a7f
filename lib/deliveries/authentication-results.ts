/** One result of a receiving server, for example that of `dkim=pass header.d=x.example`, in small letters. */
export type AuthenticationResult = {
  readonly method: string;
  readonly result: string;
  /** What it is about: property → its domain; null where the value names none, or one that somebody put in quotes. */
  readonly about: ReadonlyMap<string, string | null>;
};

export type AuthenticationResults = {
  /** The server that says so, in small letters; null for a name in quotes. */
  readonly authservId: string | null;
  readonly results: readonly AuthenticationResult[];
};

/** No receiving server writes so much. */
const LONGEST = 16_000;

/**
 * Reads an `Authentication-Results` field by its grammar (RFC 8601, §2.2). Nothing that stands in quotes or comments counts,
 * for receivers write there what the sender chose: a local part in quotes, the name of a host. Pairs without a property type,
 * as Amazon writes them, are read as well. Pure.
 * @returns undefined for what the grammar does not allow, such as quotes or a comment that do not end, and for what is endless
 */
export function readAuthenticationResults(field: string): AuthenticationResults | undefined {
  const tokens = field.length > LONGEST ? undefined : tokensOf(field);
  const [first, ...segments] = tokens === undefined ? [] : segmentsOf(tokens);
  const id = first?.filter((token) => token !== SPACE);
  if (id === undefined || !isAuthservId(id)) return undefined;
  const results = segments.filter((segment) => !isEmpty(segment)).map(resultOf);
  if (!results.every((result) => result !== undefined)) return undefined;
  return { authservId: id[0] === QUOTED ? null : (id[0] ?? null), results };
}

/** A quoted string and whatever stands in one; it is told from text by being no text that can occur. */
const QUOTED = '"';
/** White space and comments, any number of both. */
const SPACE = " ";

/** Words in small letters, `;`, `=`, `QUOTED` and `SPACE`; undefined where quotes or comments do not end. */
function tokensOf(field: string): string[] | undefined {
  const tokens: string[] = [];
  let at = 0;
  while (at < field.length) {
    const rest = field.slice(at);
    const length = lengthOf(rest);
    if (length === undefined) return undefined;
    const [start = ""] = rest;
    if (start === '"') tokens.push(QUOTED);
    else if (/[\s(]/.test(start)) tokens.push(SPACE);
    else tokens.push(rest.slice(0, length).toLowerCase());
    at += length;
  }
  return tokens;
}

/** How long the token is with which `rest` begins. */
function lengthOf(rest: string): number | undefined {
  if (rest.startsWith("(")) return lengthOfComment(rest);
  if (rest.startsWith(")")) return undefined;
  if (rest.startsWith('"')) return /^"(?:[^"\\]|\\.)*"/s.exec(rest)?.[0].length;
  return /^(?:\s+|[;=]|[^\s()";=]+)/.exec(rest)?.[0].length;
}

/** Comments hold comments, and a backslash takes the meaning from what follows it (RFC 5322, §3.2.2). */
function lengthOfComment(rest: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === "\\") at += 1;
    else if (rest[at] === "(") depth += 1;
    else if (rest[at] === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

function segmentsOf(tokens: readonly string[]): string[][] {
  const segments: string[][] = [[]];
  for (const token of tokens) {
    if (token === ";") segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments;
}

/** A name, and perhaps the number of a version. */
function isAuthservId([name, version = "1", ...more]: readonly string[]): boolean {
  return name !== undefined && name !== "=" && more.length === 0 && /^\d+$/.test(version);
}

/** Nothing behind the last semicolon, or the word that says that there are no results. */
function isEmpty(segment: readonly string[]): boolean {
  return ["", "none"].includes(segment.filter((token) => token !== SPACE).join(SPACE));
}

/** `method=result` and what it is about, each property once: of two that differ nobody knows which one counts. */
function resultOf(segment: readonly string[]): AuthenticationResult | undefined {
  const [first, ...properties] = pairsOf(segment) ?? [];
  const about = new Map(properties.map(({ name, value }) => [name, domainIn(value)]));
  const [result, ...more] = first?.value ?? [];
  if (first === undefined || result === undefined || about.size < properties.length) return undefined;
  return { method: first.name.split("/")[0] ?? "", result: more.length === 0 ? result : QUOTED, about };
}

type Pair = { readonly name: string; readonly value: readonly string[] };

/** `name=value`, one after the other, with spaces and comments wherever the grammar has CFWS. */
function pairsOf(segment: readonly string[]): Pair[] | undefined {
  const pairs: Pair[] = [];
  let left = afterSpace(segment);
  while (left.length > 0) {
    const sign = left.indexOf("=");
    const name = sign < 0 ? undefined : nameOf(left.slice(0, sign));
    if (name === undefined) return undefined;
    const value = afterSpace(left.slice(sign + 1));
    const end = value.indexOf(SPACE);
    pairs.push({ name, value: end < 0 ? value : value.slice(0, end) });
    left = end < 0 ? [] : afterSpace(value.slice(end));
  }
  return pairs;
}

function afterSpace(tokens: readonly string[]): readonly string[] {
  const start = tokens.findIndex((token) => token !== SPACE);
  return start < 0 ? [] : tokens.slice(start);
}

/** `header . d` and `dkim / 1` are one name, `header d` is none. */
function nameOf(tokens: readonly string[]): string | undefined {
  const name = tokens
    .join("")
    .trim()
    .replaceAll(/\s*([./])\s*/g, "$1");
  return /^[^\s"]+$/.test(name) ? name : undefined;
}

/** `x.example` in `x.example`, `@x.example`, `bo@x.example`, `<bo@x.example>` and `"b o"@x.example`, but not in quotes. */
function domainIn(value: readonly string[]): string | null {
  const text = value.join("");
  const domain = /^(?:.*@)?([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)>?$/s.exec(text)?.[1];
  return domain ?? null;
}
