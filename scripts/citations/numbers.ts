/** What may stand between two words of a comment that breaks its lines. */
const GAP = "(?:\\s|\\*|//)";
const NEXT = `${GAP}*(?:,${GAP}*(?:and|or)?|and|or|to|–|-)${GAP}*`;

/**
 * The numbers that a text names after a word, alone, in a list or as a range with both ends and all between: "decisions 3, 4
 * and 7", "decision 3–5". @param word in the singular, as a pattern
 */
export function numbersAfter(word: string, text: string): number[] {
  const named = text.matchAll(new RegExp(`\\b${word}s?${GAP}+(\\d+(?:${NEXT}\\d+)*)\\b`, "gi"));
  return [...named].flatMap(([, list = ""]) => numbersIn(list));
}

/** The numbers of one list, ranges written out. */
export function numbersIn(list: string): number[] {
  const numbers: number[] = [];
  for (const [, before = "", digits] of list.matchAll(/(\D*)(\d+)/g)) {
    const number = Number(digits);
    const from = numbers.at(-1);
    if (from !== undefined && /to|–|-/.test(before))
      for (let between = from + 1; between < number; between++) numbers.push(between);
    numbers.push(number);
  }
  return numbers;
}
