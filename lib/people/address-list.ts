import { canonicalEmail } from "@/lib/people/canonical-email";

/**
 * `email` is canonical. In a problem, `index` counts all entries of the text from 0, good and bad, and `text` is what
 * was written there, cleaned and cut to 100 code points.
 */
export type AddressList = {
  entries: { email: string; name?: string }[];
  problems: { index: number; text: string; problem: "malformed" }[];
};

/** Longer than any name with any address; what is longer is refused unread. */
const LONGEST_ENTRY = 1_000;
const LONGEST_SHOWN = 100;

const LINE_ENDS = new Set(["\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"]);
const SEPARATORS = new Set([",", ";", "\t", ...LINE_ENDS]);

/** Controls, line and paragraph separators. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Marks that turn the reading direction or cannot be seen: a name must not rearrange the words around it. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * Understands a pasted list, `Ada <a@x.example>, b@y.example; "Lind, Mara" <m@z.example>`, separated by commas,
 * semicolons, tabs or line ends. A bad entry becomes a problem and spoils no other; duplicates are kept. Takes time in
 * proportion to the text. (The package `email-addresses` takes 30 ms for 400 hostile characters, and growing, so it
 * has no part in this.)
 */
export function parseAddressList(text: string): AddressList {
  const list: AddressList = { entries: [], problems: [] };
  for (const [index, piece] of piecesOf(text).entries()) {
    const entry = entryOf(piece);
    if (entry) list.entries.push(entry);
    else list.problems.push({ index, text: cleaned(piece), problem: "malformed" });
  }
  return list;
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (opensQuote(text, at)) at = endOfQuote(text, at) ?? at;
    else if (SEPARATORS.has(text.charAt(at))) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

/** A quote inside a word (`5"`) is no opening one. */
function opensQuote(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return text[at] === '"' && (before.trim() === "" || SEPARATORS.has(before));
}

/**
 * Index of the closing quote. Undefined when the line or an address comes first: then the opening one is just a
 * character, and cannot swallow the entries behind it. Stays linear, because a stretch that was searched in vain holds
 * no second quote that opens: that one would have closed it.
 */
function endOfQuote(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') return at;
    if (char === "<" || LINE_ENDS.has(char)) return undefined;
    if (char === "\\" && !LINE_ENDS.has(text.charAt(at + 1))) at += 1;
  }
  return undefined;
}

function entryOf(piece: string): AddressList["entries"][number] | undefined {
  if (piece.length > LONGEST_ENTRY) return undefined;
  const open = piece.endsWith(">") ? piece.indexOf("<") : -1;
  const email = canonicalEmail(open === -1 ? piece : piece.slice(open + 1, -1));
  if (!email) return undefined;
  const name = open === -1 ? "" : nameOf(piece.slice(0, open).trim());
  return name ? { email, name } : { email };
}

/** A name that looks like an address would only pass for the one behind it, so it is none. */
function nameOf(phrase: string): string {
  const quoted = phrase.startsWith('"') && phrase.endsWith('"');
  const name = cleaned(quoted ? phrase.slice(1, -1).replaceAll(/\\(.)/gsu, "$1") : phrase);
  return name.includes("@") ? "" : name;
}

function cleaned(text: string): string {
  const visible = text.toWellFormed().replaceAll(CONTROLS, " ").replaceAll(INVISIBLE, "");
  const flat = visible.replaceAll(/\s+/g, " ").normalize("NFC");
  return Array.from(flat).slice(0, LONGEST_SHOWN).join("").trim();
}
