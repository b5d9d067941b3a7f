import { cleanIcsLine, cleanIcsText } from "@/lib/ics/clean";

const MOST_CODE_POINTS = 2000;

const WROTE = /^(on|am|el|le)\s.{4,200}\s(wrote|schrieb|escribió|a écrit)(?!\p{L}).{0,200}:\s*$/iu;
/** A line with which programs begin what they quote: the rest is somebody else's. */
const QUOTE_BEGINS = [
  /^-{2,}\s*(original message|ursprüngliche nachricht|mensaje original|message d.origine|forwarded message)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(from|von|de|expéditeur)\s?:\s.*(<[^>]+@[^>]+>|\S+@\S+)\s*$/i,
];
/** What stands before the colons of what is quoted, in the languages of programs. */
const HEADERS = new Set(
  (
    "from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|envoyé|à|objet|enviado|enviado el|fecha|para|asunto|da|inviato|data|a|" +
    "oggetto|van|verzonden|aan|onderwerp|fra|sendt|til|emne|från|skickat|till|ämne|od|wysłano|do|temat|enviada em|assunto|от|отправлено|" +
    "кому|тема|дата|gönderen|gönderildi|kime|konu|差出人|送信日時|宛先|件名|发件人|发送时间|收件人|主题"
  ).split("|"),
);
/** A year, or an address in brackets: what says who wrote, and nothing that writers put before their own answer. */
const NAMES_A_MAIL = /(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|<[^<>\s]+@[^<>\s]+>/u;

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
    const quoteBegins = QUOTE_BEGINS.some((pattern) => pattern.test(line.trim())) || isHead(lines, at);
    if (line === "-- " || quoteBegins || (length > 0 && !marked)) break;
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

/** Whether two fields of an email's head begin here, one after the other, as programs put them before what they quote. */
function isHead(lines: readonly string[], at: number): boolean {
  return (
    lines.slice(at, at + 2).filter((line) => {
      const name = /^[*\s]*([^:：*]{1,16}?)[*\s]*[:：]/u.exec(line)?.[1];
      return name !== undefined && HEADERS.has(name.trim().toLowerCase());
    }).length === 2
  );
}

/** How many lines “On … wrote:” takes here, which is often broken over two; 0 where it does not stand here. */
function saysWhoWrote(lines: readonly string[], at: number): 0 | 1 | 2 {
  const [line = "", next = ""] = lines.slice(at, at + 2).map((one) => one.trim());
  if (WROTE.test(line)) return 1;
  if (line === "") return 0;
  const isQuoted = (from: number) => /^\s*>/.test(lines.slice(from).find((one) => one.trim() !== "") ?? "");
  const inAnyLanguage = (said: string, from: number) =>
    /[:：]$/.test(said) && NAMES_A_MAIL.test(said) && isQuoted(from);
  if (inAnyLanguage(line, at + 1)) return 1;
  const both = `${line} ${next}`;
  return WROTE.test(both) || (next !== "" && NAMES_A_MAIL.test(line) && inAnyLanguage(both, at + 2)) ? 2 : 0;
}
