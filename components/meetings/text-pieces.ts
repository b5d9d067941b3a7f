export type Piece = { readonly text: string; readonly href?: string };

const WEB_ADDRESS = /https:\/\/[^\s<>"'`]+/g;
/** What ends a sentence belongs to it and not to the address before it. */
const SENTENCE_END = /[.,;:!?)\]}»”’]+$/u;

/** A person's text cut into words and links. Only https addresses become links; everything else stays text. Pure. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WEB_ADDRESS)) {
    const address = found.replace(SENTENCE_END, "");
    if (!isPlainHttps(address)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: address, href: address });
    end = index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** An address with a user name before the host (`https://bank.example@evil.test`) is made to deceive. */
function isPlainHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "";
}
