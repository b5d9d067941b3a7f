import type { Goal } from "@/scripts/bench/goal";
import type { Ask } from "@/scripts/bench/load";
import { type Plan, ratioOf } from "@/scripts/bench/pairs";
import type { Product } from "@/scripts/bench/product";
import { aKnownMeeting, asks, createWith } from "@/scripts/bench/scenarios";

/** What becomes of the times to answer when there are many more meetings. */
export function growthGoals(small: Product, startLarge: () => Promise<Product>, plan: Plan): Goal[] {
  let large: Promise<Product> | undefined;
  const goal = (what: string, nextOn: (product: Product) => Promise<() => Ask>): Goal => ({
    ...{ number: 11, name: "growth", what: `${what}: p50 with many meetings ÷ with few`, pass: "≤ 1.3" },
    async measure() {
      large ??= startLarge();
      const [many, few] = [await large, small];
      const sides = [
        { server: many, next: await nextOn(many) },
        { server: few, next: await nextOn(few) },
      ] as const;
      return ratioOf(plan, sides, "p50");
    },
  });
  const known = async (product: Product) => asks(await aKnownMeeting(product));
  return [
    goal("POST", async () => createWith(3)),
    goal("calendar file", async (product) => (await known(product)).file),
    goal("guest page", async (product) => (await known(product)).guestPage),
    goal("list", async (product) => (await known(product)).list),
  ];
}
