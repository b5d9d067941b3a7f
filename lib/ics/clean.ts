const nameCap = 100;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Makes foreign text safe to write anywhere: well-formed Unicode in NFC, every kind of line break as `\n`, tabs as
 * spaces, no other control characters and no bidi controls, at most `capCodePoints` long and never cut inside a
 * grapheme. Never throws; the result may be empty.
 */
export function cleanIcsText(text: string, capCodePoints: number): string {
  const printable = text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(/[[\p{Cc}\p{Bidi_Control}]--\n]/gv, "");
  return capped(shortMarkRuns(printable).normalize("NFC"), capCodePoints);
}

/** `cleanIcsText` on one line: breaks and runs of white space become one space, none at the ends. For subjects. */
export function cleanIcsLine(text: string, capCodePoints: number): string {
  return cleanIcsText(text, capCodePoints).replace(/\s+/g, " ").trim();
}

/**
 * A person's name for a CN parameter or a From header, at most 100 code points; may be empty. RFC 5545 §3.2 allows no
 * `"` in a parameter and RFC 6868 gives `^` a meaning there; `\` is read as an escape by some programs.
 */
export function cleanIcsName(name: string): string {
  const safe = name.replaceAll('"', "”").replace(/\^|\\|\u200b|\u2060|\ufeff/g, "");
  return cleanIcsLine(safe.trim(), nameCap);
}

/** 30 marks in a row is the limit of UAX #15 (Stream-Safe): NFC is quadratic without one, 0.8 s for 64,000 marks. */
function shortMarkRuns(text: string): string {
  return text.replace(/(\p{M}{30})\p{M}+/gu, "$1");
}

function capped(text: string, cap: number): string {
  const points = Array.from(text.slice(0, 2 * cap + 2));
  const head = points.slice(0, cap).join("");
  if (head.length === text.length) return text;

  const withNext = points.slice(0, cap + 1).join("");
  const lastBorder = graphemes.segment(withNext).containing(head.length)?.index ?? head.length;
  return lastBorder === 0 ? head : text.slice(0, lastBorder);
}
