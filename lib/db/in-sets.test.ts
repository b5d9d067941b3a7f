import { expect, test } from "vitest";
import { inSets } from "@/lib/db/in-sets";

/** Doubles numbers and notes the sets in which it was asked; refuses a set with `bad` in it. */
function doubling(bad?: number) {
  const sets: (readonly number[])[] = [];
  const double = inSets(async (_world: object, asked: readonly number[]) => {
    sets.push(asked);
    await Promise.resolve();
    if (asked.some((one) => one === bad)) throw new RangeError(`not ${bad}`);
    return asked.map((one) => one * 2);
  });
  return { sets, double };
}

test("what is asked at the same time goes as one set, and everyone gets their own answer", async () => {
  const { sets, double } = doubling();
  const world = {};
  expect(await Promise.all([1, 2, 3].map((one) => double(world, one)))).toEqual([2, 4, 6]);
  expect(await double(world, 4)).toBe(8);
  expect(sets).toEqual([[1, 2, 3], [4]]);
});

test("what is asked while a set is under way goes with the next", async () => {
  const world = {};
  const begun = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const sets: (readonly number[])[] = [];
  const ask = inSets(async (_world: object, asked: readonly number[]) => {
    sets.push(asked);
    begun.resolve();
    await free.promise;
    return asked;
  });
  const first = ask(world, 1);
  await begun.promise;
  const others = [ask(world, 2), ask(world, 3)];
  free.resolve();
  expect(await Promise.all([first, ...others])).toEqual([1, 2, 3]);
  expect(sets).toEqual([[1], [2, 3]]);
});

test("a set that hangs keeps nobody waiting who asks after it", async () => {
  const ask = inSets((_world: object, asked: readonly number[]) =>
    asked.includes(1) ? new Promise<readonly number[]>(() => undefined) : Promise.resolve(asked),
  );
  const world = {};
  void ask(world, 1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await ask(world, 2)).toBe(2);
});

test("no set is larger than a hundred", async () => {
  const { sets, double } = doubling();
  const world = {};
  await Promise.all(Array.from({ length: 250 }, (_, one) => double(world, one)));
  expect(sets.map(({ length }) => length)).toEqual([100, 100, 50]);
});

test("what is wrong with one fails no other, and is heard by whoever asked for it", async () => {
  const { sets, double } = doubling(2);
  const world = {};
  const answers = await Promise.allSettled([1, 2, 3].map((one) => double(world, one)));
  expect(answers).toMatchObject([{ value: 2 }, { status: "rejected", reason: new RangeError("not 2") }, { value: 6 }]);
  expect(sets).toEqual([[1, 2, 3], [1], [2], [3]]);
  expect(await double(world, 4)).toBe(8);
});

test("worlds share no set", async () => {
  const { sets, double } = doubling();
  await Promise.all([double({}, 1), double({}, 2)]);
  expect(sets).toEqual([[1], [2]]);
});

test("a set with an answer missing fails", async () => {
  const ask = inSets(async (_world: object, asked: readonly number[]) => asked.slice(1));
  await expect(ask({}, 1)).rejects.toThrow("another number of answers");
});
