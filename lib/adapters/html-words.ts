const BLOCKS =
  "address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html-blob|" +
  "main|nav|ol|p|pre|section|summary|table|tr|ul";
const INLINE =
  "a|abbr|acronym|b|base|bdi|bdo|big|body|button|cite|code|col|colgroup|del|em|font|html|i|img|input|ins|kbd|label|li|link|mark|meta|" +
  "picture|q|s|samp|small|source|span|strike|strong|sub|sup|svg|td|th|tbody|tfoot|thead|time|tt|u|var|wbr|br|(?:o|v|w|m|st1):[a-z]+|" +
  "area|audio|canvas|data|datalist|dfn|embed|frame|frameset|iframe|map|math|meter|noframes|noscript|object|optgroup|option|output|param|" +
  "progress|rp|rt|ruby|select|slot|template|textarea|track|video";
const ATTRIBUTES = `(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}')*|[^<>]*`;
/** A text in angle brackets that is no tag of HTML or of an office program, such as an address, stays. */
const TAG = new RegExp(`<(/?)(${BLOCKS}|${INLINE})(?=[\\s/>])(${ATTRIBUTES})>`, "gi");
/** The last tag of a text that was cut to a length. */
const CUT_TAG = new RegExp(`<(?:/?(?:${BLOCKS}|${INLINE})(?:[\\s/][^<>]*)?|/?)$`, "i");
const IS_BLOCK = new RegExp(`^(?:${BLOCKS})$`, "i");

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  zwnj: "",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  bull: "•",
  trade: "™",
  euro: "€",
  rarr: "→",
  larr: "←",
  lsaquo: "‹",
  rsaquo: "›",
  oelig: "œ",
  OElig: "Œ",
  scaron: "š",
  Scaron: "Š",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  zwj: "",
  minus: "−",
  ne: "≠",
  le: "≤",
  ge: "≥",
  check: "✓",
};

/** Those of Latin-1 in their order, from U+00A1 on. */
const LATIN =
  "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not - reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm " +
  "raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml " +
  "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring " +
  "aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute " +
  "ucirc uuml yacute thorn yuml";
const LATIN_NAMED = new Map(LATIN.split(" ").map((name, at) => [name, String.fromCharCode(0xa1 + at)]));

/**
 * The words of a description as Google's editor writes it: HTML of few tags. Paragraphs and entries of lists are lines of
 * their own, and a link is followed by its target. Plain text, with what it holds of `&lt;` and `&amp;`, stays as it is.
 */
export function wordsOfHtml(html: string): string {
  const visible = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, "")
    .replace(/<(?:!doctype|\?xml)\b[^<>]*>/gi, "")
    // The only paragraph of an entry is the entry.
    .replace(/(<li\b[^<>]*>)\s*<(?:p|div)\b[^<>]*>/gi, "$1")
    .replace(/<\/(?:p|div)\s*>\s*(<\/li\s*>)/gi, "$1")
    .replace(/<(style|script|title|head)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, "");
  const links: { target: string; from: number }[] = [];
  const lists: number[] = [];
  let words = "";
  let at = 0;
  for (const tag of visible.matchAll(TAG)) {
    words += decoded(visible.slice(at, tag.index));
    at = tag.index + tag[0].length;
    const [, closes = "", name = "", attributes = ""] = tag;
    words += endOrStart(name.toLowerCase(), closes === "/", attributes, { words, links, lists });
  }
  words += decoded(at === 0 ? visible : visible.slice(at).replace(CUT_TAG, ""));
  return at === 0 ? words : tidied(words);
}

type State = { words: string; links: { target: string; from: number }[]; lists: number[] };

/** What a tag adds to the words before it. */
function endOrStart(name: string, closes: boolean, attributes: string, { words, links, lists }: State): string {
  if (name === "br") return "\n";
  if (name === "li") return closes ? "" : `\n${entryOf(lists)}`;
  if (name === "ol" || name === "ul") {
    if (closes) lists.pop();
    else lists.push(name === "ol" ? 1 : 0);
    return "\n";
  }
  if (name === "a" && !closes) links.push({ target: targetIn(attributes), from: words.length });
  if (name === "a" && closes) return targetAfter(words, links.pop());
  if (name === "td" || name === "th") return closes ? " " : "";
  return IS_BLOCK.test(name) ? "\n" : "";
}

/** Numbered lists count, others have a dash. */
function entryOf(lists: number[]): string {
  const number = lists.at(-1) ?? 0;
  if (number === 0) return "- ";
  lists[lists.length - 1] = number + 1;
  return `${number}. `;
}

function targetIn(attributes: string): string {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  const target = decoded(double ?? single ?? bare ?? "").trim();
  return /^(?:https?|mailto|tel):/i.test(target) ? target : "";
}

/** None where the words are the target already. */
function targetAfter(words: string, link: State["links"][number] | undefined): string {
  if (!link || link.target === "") return "";
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^(?:https?:\/\/|mailto:|tel:)/i, "")
      .replace(/\/$/, "");
  const text = words.slice(link.from);
  if (text.trim() === "") return link.target;
  return bare(text) === bare(link.target) ? "" : ` (${link.target.replace(/^(?:mailto|tel):/i, "")})`;
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? LATIN_NAMED.get(name) ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000);
    return point === 0xa0 ? " " : isCharacter ? String.fromCodePoint(point) : whole;
  });
}

function tidied(words: string): string {
  return words
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
