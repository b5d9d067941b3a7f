/** Line ends of every system, and the soft break that word processors put on the clipboard (U+000B). */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * What cannot be seen and yet is part of what one reads: joiners inside emoji and between letters of scripts that join,
 * the choice between emoji and sign, keycaps, flags of regions, variants of Han and Mongolian letters. Looks back at most
 * seven characters, so that the time stays in proportion to the text.
 */
const MEANT = [
  String.raw`(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]{0,2})\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]`,
  String.raw`(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0020}-\u{E007F}]`,
  String.raw`(?<=[[\p{L}\p{M}]--[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Inherited}]])[\u200C\u200D](?=[[\p{L}\p{M}]--\p{Default_Ignorable_Code_Point}])`,
  String.raw`(?<=\p{sc=Han})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=\p{sc=Mongolian})[\u180B-\u180D\u180F]`,
].join("|");

/** Controls, halves of emoji, and whatever Unicode says to show nothing for. NUL is none of them: what holds it is no text. */
const INVISIBLE = String.raw`[[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]--[\0\t\n]]`;

const INVISIBLE_OR_MEANT = new RegExp(`(${MEANT})|${INVISIBLE}`, "gv");

/** The text with every kind of line break as `\n` and without what nobody can see or has meant. Applying it twice changes nothing. Pure. */
export function visibleText(text: string): string {
  return text.replace(LINE_BREAKS, "\n").replace(INVISIBLE_OR_MEANT, (_, meant: string | undefined) => meant ?? "");
}

/** Text of several lines in the one form in which it is stored and compared: `visibleText`, composed, without spaces around it. Pure. */
export function linesOf(text: string): string {
  return visibleText(text).normalize("NFC").trim();
}

/** Text of one line in the one form in which it is stored and compared: a line break or tab is a space. Pure. */
export function lineOf(text: string): string {
  return linesOf(text).replace(/[^\S\n\t]*[\n\t]\s*/g, " ");
}
