/** Letters that Unicode takes apart in no way that people type. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ı: "i",
  ς: "σ",
};

/** A text without case, accents and forms of one letter, to compare it with what somebody types (docs/design/pages.md#P18). Pure. */
export function foldedName(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[ßøæœłđıς]/g, (letter) => TYPED_AS[letter] ?? letter).trim();
}
