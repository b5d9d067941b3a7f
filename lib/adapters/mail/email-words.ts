import { wordsOfHtml } from "@/lib/adapters/html-words";

/**
 * The words of an email as plain text: those of its plain part, or of its HTML where there is none. What the HTML quotes becomes
 * one marked line, as plain text marks it, so that what is written below it is not taken for a part of it. Pure.
 */
export function emailWords(text: string | null | undefined, html: string | null | undefined): string {
  return text?.trim() ? text : wordsOfHtml(withoutQuotes(untilQuoted(html ?? "")));
}

/** Where Outlook, Zimbra, Yahoo and GMX begin what they quote, below which nobody writes. */
const QUOTED_BELOW =
  /<[a-z]+\b[^<>]*\b(?:(?:id|class)\s*=\s*["']?[\w\s-]*(?:divRplyFwdMsg|appendonsend|zwchr|yahoo_quoted)|data-marker\s*=\s*["']?__(?:DIVIDER|HEADERS)__|name\s*=\s*["']?quote\b)/i;

/** All of it where nothing stands above. */
function untilQuoted(html: string): string {
  const above = html.slice(0, QUOTED_BELOW.exec(html)?.index ?? html.length);
  return wordsOfHtml(above).trim() === "" ? html : above;
}

const QUOTE_TAG = /<(\/?)blockquote\b([^<>]*)>/gi;
/** As Thunderbird, Apple and Outlook write it, and Gmail and what is built like it. */
const QUOTES = /\btype\s*=\s*["']?cite\b|\bcite\s*=|quote/i;

function withoutQuotes(html: string): string {
  let [words, from, open] = ["", 0, 0];
  for (const { 0: tag, 1: slash, 2: attributes = "", index } of html.matchAll(QUOTE_TAG)) {
    if (open > 0) {
      open += slash === "/" ? -1 : 1;
      if (open === 0) from = index + tag.length;
    } else if (slash !== "/" && QUOTES.test(attributes)) {
      words += `${html.slice(from, index)}<div>&gt; </div>`;
      open = 1;
    }
  }
  return open === 0 ? words + html.slice(from) : words;
}
