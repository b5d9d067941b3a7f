/** One line of the table. */
export type Goal = {
  /** By which it is chosen; several goals may have one. */
  readonly name: string;
  readonly number: number;
  readonly what: string;
  readonly pass: string;
  readonly measure: () => Promise<Measured>;
};

export type Measured = { readonly ratio: number; readonly more?: string };

/** Lines come as they are measured; the table at the end repeats them. */
export function told({ number, what, pass }: Goal, { ratio, more = "" }: Measured): string {
  console.log(`${number} ${what}: ${ratio.toFixed(2)} (${pass}) ${more}`);
  return ratio.toFixed(2);
}
