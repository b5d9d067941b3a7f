import { type AddressEntry, cleaned, entriesOf, isNameLike } from "@/lib/people/address-entry";
import { type AddressPiece, addressPiecesOf } from "@/lib/people/address-pieces";
import { visibleText } from "@/lib/typed-text";

/**
 * `email` is canonical. `unsure` says that the name stood beside the address and not with it, so that somebody should
 * look. In a problem, `index` counts all entries of the text from 0, good and bad, and `text` is what was written there,
 * cleaned and cut to 100 code points.
 */
export type AddressList = {
  entries: (AddressEntry & { unsure?: true })[];
  problems: { index: number; text: string; problem: "malformed" }[];
};

/** A piece that holds addresses, and the pieces beside it that hold its name. */
type Person = { entries: AddressEntry[]; angled: boolean; names: AddressPiece[]; index: number };

/**
 * Understands what mail programs, tables and web pages put on the clipboard: `Ada <a@x.example>, b@y.example`,
 * `Lind, Mara <m@z.example>; …`, rows of names and addresses, a name on the line above. An entry without an address beside
 * one with it is its name. A bad entry becomes a problem and spoils no other; duplicates are kept. Takes time in
 * proportion to the text.
 */
export function parseAddressList(text: string): AddressList {
  const list: AddressList = { entries: [], problems: [] };
  let above: AddressPiece | undefined;
  for (const line of linesIn(addressPiecesOf(visibleText(text)))) {
    const { people, nameless } = peopleIn(line);
    const lonely = people.length === 0 && nameless.length === 1 ? nameless[0] : undefined;
    if (above && isNamedAbove(people, nameless)) people[0]?.names.push(above);
    else if (above) list.problems.push(problemOf(above));
    above = lonely && isNameLike(lonely.text) ? lonely : undefined;
    for (const entry of people.flatMap(entriesWithName)) list.entries.push(entry);
    for (const piece of nameless) if (piece !== above) list.problems.push(problemOf(piece));
  }
  if (above) list.problems.push(problemOf(above));
  return { ...list, problems: list.problems.toSorted((one, other) => one.index - other.index) };
}

function linesIn(pieces: readonly AddressPiece[]): AddressPiece[][] {
  return [...Map.groupBy(pieces, ({ line }) => line).values()];
}

/** A card has the name on one line and the address alone on the next. */
function isNamedAbove(people: readonly Person[], nameless: readonly AddressPiece[]): boolean {
  const [only] = people;
  const named = only?.names.length !== 0 || only.entries.some(({ name }) => name !== undefined);
  return people.length === 1 && nameless.length === 0 && !named && only.entries.length === 1;
}

function problemOf({ index, text }: AddressPiece): AddressList["problems"][number] {
  return { index, text: cleaned(text), problem: "malformed" };
}

/** The people of one line with the names that stand beside them, and what is neither. */
function peopleIn(line: readonly AddressPiece[]): { people: Person[]; nameless: AddressPiece[] } {
  const people: Person[] = [];
  const waiting: AddressPiece[] = [];
  const nameless: AddressPiece[] = [];
  const namesFollow = namesComeAfter(line);
  for (const piece of line) {
    const entries = entriesOf(piece.text);
    const last = people.at(-1);
    if (entries)
      people.push({ entries, angled: /[>\]]$/.test(piece.text), names: waiting.splice(0), index: piece.index });
    else if (!isNameLike(piece.text)) nameless.push(piece);
    else if (last && namesFollow && !isCommaBefore(piece)) last.names.push(piece);
    else waiting.push(piece);
  }
  const last = people.at(-1);
  const late = last?.entries.length === 1 ? waiting.filter((piece) => !isCommaBefore(piece)) : [];
  if (last) last.names = last.names.concat(late);
  const taken = new Set(late);
  return { people, nameless: nameless.concat(waiting.filter((piece) => !taken.has(piece))) };
}

/** Behind a comma stands another entry, never the name of the one before: `bo@x.example, not an address`. */
function isCommaBefore({ after }: AddressPiece): boolean {
  return after === "," || after === "，" || after === "、";
}

/** Whether a line goes `address, name, address, name`. */
function namesComeAfter(line: readonly AddressPiece[]): boolean {
  const [first, last] = [line.at(0), line.at(-1)];
  return first !== undefined && last !== undefined && first.text.includes("@") && !last.text.includes("@");
}

function entriesWithName({ entries, angled, names, index }: Person): AddressList["entries"] {
  const [entry] = entries;
  if (names.length === 0 || entry === undefined) return entries;
  const cut = angled && entry.name !== undefined;
  const phrases = [...names.map(({ text }) => unquoted(text)), ...(entry.name === undefined ? [] : [entry.name])];
  const isRow = names.every(({ end }) => end === "\t") || names.every((piece) => piece.after === "\t");
  const name = cleaned(phrases.join(isRow && !cut ? " " : ", "));
  // `Lind, Mara <m@z.example>` and a row of a table say whose name it is.
  const sure = (cut && names.length === 1 && names[0]?.end === "," && names[0].index === index - 1) || isRow;
  return [{ email: entry.email, name, ...(sure ? {} : { unsure: true as const }) }, ...entries.slice(1)];
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/su, "$2");
}
