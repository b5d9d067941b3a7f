import { canonicalEmail } from "@/lib/people/canonical-email";

export type AddressEntry = { email: string; name?: string };

/** Longer than any name with any address; what is longer is refused unread. */
const LONGEST_ENTRY = 1_000;
const LONGEST_SHOWN = 100;

/** Controls, line and paragraph separators. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** What mail programs, contact cards and tables put an address into, with the name in front of it. */
const WRAPPED = [/^([^<]*)<([^<]*)>$/u, /^([^[\]]*)\[([^[\]]*@[^[\]]*)\]$/su, /^([^()@]*)\(([^()]*@[^()]*)\)$/su];
/** `ada@x.example (Ada Lind)`, the older way to say a name (RFC 5322 §3.4). */
const COMMENTED = /^([^\s()]+)\s*\(([^()@]*)\)$/u;

/** One entry of a list as the people whom it names; several where it is nothing but addresses. Undefined where it is no address. */
export function entriesOf(piece: string): AddressEntry[] | undefined {
  if (piece.length > LONGEST_ENTRY) return undefined;
  const wrapped = WRAPPED.map((pattern) => pattern.exec(piece)).find((match) => match !== null);
  if (wrapped) return one(wrapped[2], wrapped[1]);
  const commented = COMMENTED.exec(piece);
  if (commented) return one(commented[1], commented[2]);
  const words = piece.split(/\s+/);
  const emails = words.map(emailOf);
  if (emails.every((email) => email !== undefined)) return emails.map((email) => ({ email }));
  const before = words.slice(0, -1).join(" ");
  return /[@<>]/.test(before) ? undefined : one(words.at(-1), before.endsWith(":") ? "" : before);
}

/** Whether a text without an address can be what somebody is called; `Bo at y.example` is an address gone wrong. */
export function isNameLike(piece: string): boolean {
  const unquoted = /^"(?:[^"\\]|\\.)*"$/su.test(piece) ? piece.slice(1, -1) : piece;
  return piece.length <= LONGEST_ENTRY && /\p{L}/u.test(piece) && !/[@<>"]|[\p{L}\p{N}]\.\p{L}{2}/u.test(unquoted);
}

/** A name that looks like an address would only pass for the one behind it, so it is none; nor is the mark or number of a list. */
export function nameOf(phrase: string): string {
  const quoted = /^(["'])(.*)\1$/su.exec(listed(phrase))?.[2];
  const name = cleaned(quoted === undefined ? listed(phrase) : quoted.replaceAll(/\\(.)/gsu, "$1"));
  return name.includes("@") || /^[\s•·*–—.)"'\d-]*$/u.test(name) ? "" : name;
}

const QUOTED = [/^[“„”«»‘‚’]\s*(.*?)\s*[“”«»‘’]$/su, /^\[([^[\]]*)\]$/su];
/** As heads of emails name those whom they list. */
const HEAD = /^(?:to|cc|bcc|from|an|von|kopie|blindkopie|para|cco|de|à|copie)\s?:\s*/iu;

/** A name without the marks of a list, the head of an email and the quotes of word processors around it. */
function listed(phrase: string): string {
  const bare = phrase
    .trim()
    .replace(HEAD, "")
    .replace(/^[•·*–—-]\s+/u, "")
    .replace(/\s+[–—:-]$/u, "");
  return QUOTED.reduce((name, pattern) => pattern.exec(name)?.[1] ?? name, bare);
}

/** The text on one line, cut to 100 code points. */
export function cleaned(text: string): string {
  const flat = text.replaceAll(CONTROLS, " ").replaceAll(/\s+/g, " ").normalize("NFC");
  return Array.from(flat).slice(0, LONGEST_SHOWN).join("").trim();
}

function one(address = "", phrase = ""): AddressEntry[] | undefined {
  const email = emailOf(address);
  if (email === undefined) return undefined;
  const name = nameOf(phrase.trim());
  return [name === "" ? { email } : { email, name }];
}

/** Without what links, quotes and ends of sentences put around an address. */
function emailOf(address: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^mailto:([^?]*).*$/isu, "$1")
    .replace(/^(["'])(.*)\1$/su, "$2")
    .replace(/^<(.*)>$/su, "$1")
    // What tables write before a text.
    .replace(/^'(?=[^']*$)/u, "");
  return canonicalEmail(bare.replace(/(?<=\w)\.$/u, ""));
}
