/** Chance from a seed: the same seed gives the same draws, on every machine (mulberry32). */
export type Chance = {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  /** True in this share of draws. */
  likely(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Each item with this share, in their order. */
  some<Item>(items: readonly Item[], share: number): Item[];
  /** One of the keys, each as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
};

export function chanceOf(...seeds: readonly number[]): Chance {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ (seed + 0x9e3779b9), 0x85ebca6b) >>> 0, 0x2545f491);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    likely: (share) => next() < share,
    pick(items) {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    some: (items, share) => items.filter(() => next() < share),
    weighted(weights) {
      // Safe: the keys of the object that was given.
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new Error("Give at least one weight above zero.");
    },
  };
}
