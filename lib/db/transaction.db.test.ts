import { expect, test } from "vitest";
import { isGivenWay, outageIn } from "@/lib/db/outage";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { testDb } from "@/lib/testing/database";
import { deadlocksOf } from "@/lib/testing/deadlocks";
import { makeUser } from "@/lib/testing/people";

const ways: Record<string, (tx: Tx, id: string, name: string) => Promise<unknown>> = {
  statements: (tx, id, name) => tx.$executeRaw`update users set name = name || ${name} where id = ${id}::uuid`,
  models: (tx, id, name) => tx.user.update({ where: { id }, data: { name } }),
};

test.each(Object.entries(ways))(
  "of two transactions of %s that wait for each other both end well, one at its second try",
  async (_, change) => {
    const [one, two] = [(await makeUser()).id, (await makeUser()).id];
    const bothBegan = Promise.withResolvers<void>();
    let begun = 0;
    const deadlocks = await deadlocksOf((db) => {
      const inOrder = (first: string, second: string, name: string) =>
        inTransaction(db, async (tx) => {
          await change(tx, first, name);
          begun += 1;
          if (begun === 2) bothBegan.resolve();
          await bothBegan.promise;
          await change(tx, second, name);
        });
      return Promise.all([inOrder(one, two, "A"), inOrder(two, one, "B")]);
    });
    expect({ deadlocks, begun }).toEqual({ deadlocks: 1, begun: 3 });
  },
);

const giveWay = (tx: Tx) => tx.$executeRaw`do $$ begin raise exception using errcode = '40P01'; end $$`;

test("whoever gives way three times is refused for a moment, and nothing of it is stored", async () => {
  const { id } = await makeUser({ name: "Dana" });
  let tries = 0;
  const error = await inTransaction(testDb(), async (tx) => {
    tries += 1;
    await tx.user.update({ where: { id }, data: { name: `Dana ${tries}` } });
    await giveWay(tx);
  }).catch((thrown: unknown) => thrown);
  expect(tries).toBe(3);
  expect(outageIn(error)).toMatchObject({ code: "unavailable", reason: "given_way", retryAfterSeconds: 1 });
  expect((await testDb().user.findUniqueOrThrow({ where: { id } })).name).toBe("Dana");
});

test("a transaction inside another leaves it to that one to begin anew", async () => {
  let [outer, inner] = [0, 0];
  const error = await inTransaction(testDb(), (tx) => {
    outer += 1;
    return inTransaction(tx, (joined) => {
      inner += 1;
      return giveWay(joined);
    });
  }).catch((thrown: unknown) => thrown);
  expect({ outer, inner, gaveWay: isGivenWay(error) }).toEqual({ outer: 3, inner: 3, gaveWay: true });
});

test("what failed for another reason is not tried again", async () => {
  let tries = 0;
  const failing = inTransaction(testDb(), (tx) => {
    tries += 1;
    return tx.$executeRaw`select 1 / 0`;
  });
  await expect(failing).rejects.toThrow();
  expect(tries).toBe(1);
});
