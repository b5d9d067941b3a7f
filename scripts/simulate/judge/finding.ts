/** Something that is not as it should be: which judge says so, and what, in one sentence. */
export class Finding extends Error {
  override readonly name = "Finding";
  constructor(
    readonly judge: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** @throws Finding unless it holds */
export function demand(holds: boolean, judge: string, sentence: string): asserts holds {
  if (!holds) throw new Finding(judge, sentence);
}
