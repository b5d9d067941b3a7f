import { cleanIcsText } from "@/lib/ics/clean";

const MOST_CODE_POINTS = 2000;

/** A line with which programs begin what they quote: the rest is somebody else's. */
const QUOTE_BEGINS = [
  /^-{2,}\s*(original message|ursprüngliche nachricht|mensaje original|message d.origine|forwarded message)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(on|am|el|le)\s.{4,200}\s(wrote|schrieb|escribió|a écrit)(?!\p{L}).{0,200}:\s*$/iu,
  /^(from|von|de|expéditeur)\s?:\s.*(<[^>]+@[^>]+>|\S+@\S+)\s*$/i,
];

/** What the writer of an email wrote themselves: without what it quotes and without a signature, at most 2,000 code points. Pure. */
export function ownWords(text: string): string {
  const lines = cleanIcsText(text, text.length).split("\n");
  // "On … wrote:" is often broken over two lines.
  const begins = lines.findIndex((line, at) => {
    const both = `${line} ${lines[at + 1] ?? ""}`.trim();
    return line === "-- " || [line.trim(), both].some((one) => QUOTE_BEGINS.some((pattern) => pattern.test(one)));
  });
  const own = begins === -1 ? lines : lines.slice(0, begins);
  const words = own.filter((line) => !/^\s*>/.test(line)).join("\n");
  return [...words.replace(/\n{3,}/g, "\n\n").trim()].slice(0, MOST_CODE_POINTS).join("");
}
