import { cleanIcsLine, cleanIcsText } from "@/lib/ics/clean";

const MOST_CODE_POINTS = 2000;

const WROTE = /^(on|am|el|le)\s.{4,200}\s(wrote|schrieb|escribió|a écrit)(?!\p{L}).{0,200}:\s*$/iu;
/** A line with which programs begin what they quote: the rest is somebody else's. */
const QUOTE_BEGINS = [
  /^-{2,}\s*(original message|ursprüngliche nachricht|mensaje original|message d.origine|forwarded message)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(from|von|de|expéditeur)\s?:\s.*(<[^>]+@[^>]+>|\S+@\S+)\s*$/i,
];
/** Before the subject of what is answered or passed on, in the languages of programs. */
const ANSWERS = /^\s*(re|aw|antw|antwort|sv|vs|res|rv|tr|fw|fwd|wg)(\[\d+\])?\s?:/i;

/**
 * What the writer of an email wrote themselves: without what it quotes and without a signature, at most 2,000 code points. Many
 * programs put the cursor below what they quote, so what follows on marked lines is the writer's again. Pure.
 */
export function ownWords(text: string): string {
  const lines = cleanIcsText(text, text.length).split("\n");
  const own: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const length = saysWhoWrote(lines, at);
    const marked = /^\s*>/.test(lines.slice(at + length).find((one) => one.trim() !== "") ?? "");
    if (line === "-- " || QUOTE_BEGINS.some((pattern) => pattern.test(line.trim())) || (length > 0 && !marked)) break;
    if (length > 0) at += length - 1;
    else if (!/^\s*>/.test(line)) own.push(line);
  }
  return [
    ...own
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  ]
    .slice(0, MOST_CODE_POINTS)
    .join("");
}

/** What the writer wrote into the subject; empty where it is that of the email that they answer. Pure. */
export function ownSubject(subject: string): string {
  return ANSWERS.test(subject) ? "" : ownWords(cleanIcsLine(subject, MOST_CODE_POINTS));
}

/** How many lines “On … wrote:” takes here, which is often broken over two; 0 where it does not stand here. */
function saysWhoWrote(lines: readonly string[], at: number): 0 | 1 | 2 {
  const [line = "", next = ""] = lines.slice(at, at + 2).map((one) => one.trim());
  if (WROTE.test(line)) return 1;
  return line !== "" && WROTE.test(`${line} ${next}`) ? 2 : 0;
}
