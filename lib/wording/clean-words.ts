const nameLimit = 100;
const titleLimit = 255;
const textLimit = 4000;

/** A person's name, fit for a sentence: one line, at most 100 characters, nothing in it that a mail program links. */
export function cleanName(name: string): string {
  return defanged(cleanLine(name, nameLimit));
}

/** A meeting's title, by the same rules, at most 255 characters. */
export function cleanTitle(title: string): string {
  return defanged(cleanLine(title, titleLimit));
}

/** One line without control characters, bidi controls and invisible characters, at most `limit` code points. */
export function cleanLine(text: string, limit: number = titleLimit): string {
  return capped(
    visible(text)
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim(),
    limit,
  );
}

/** Text of a person that may have lines: CR, CRLF, NEL, LS and PS become `\n`, at most one empty line in a row. */
export function cleanText(text: string): string {
  const lines = visible(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .split("\n")
    .map((line) => line.replace(/\p{Cc}+/gu, " ").trimEnd());
  return capped(
    lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    textLimit,
  );
}

/**
 * Keeps mail programs from turning a name into a link (docs/design/security.md#P-36): a space goes into whatever could
 * be a host name ("evil. example") and into a scheme ("https: //"). A space, because no program links across one, while
 * a look-alike dot is mapped back to a dot by URL parsers (UTS #46). "Dr.Lind" only becomes the better "Dr. Lind";
 * "10.30" and "Ph.D." stay.
 */
function defanged(line: string): string {
  return line
    .replace(/:(?=[/\\]{2})/g, ": ")
    .replace(/\b(mailto|tel|sms|javascript|data):(?=\S)/gi, "$1: ")
    .replace(/(?<=[\p{L}\p{M}\p{N}_-])([.\u3002\uFF0E\uFF61])(?=\p{L}{2})/gu, "$1 ");
}

/** Well-formed, composed, and without what cannot be seen; an emoji keeps the joiner between its parts. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(
      /(?<!\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu,
      "",
    )
    .replace(/(?!\u200D)(?:[\p{Cf}\u115F\u1160\u3164\uFFA0]|\u034F)/gu, "");
}

function capped(text: string, limit: number): string {
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}
