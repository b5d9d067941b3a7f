import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import type { PrismaClient } from "@/lib/db/generated/client";
import { outageIn } from "@/lib/db/outage";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";

const ways: Record<string, (db: PrismaClient) => Promise<unknown>> = {
  "a model": (db) => db.practice.create({ data: { id: newId(), name: newId() } }),
  "a statement": (db) => db.$executeRaw`delete from meetings`,
  "a transaction": (db) => inTransaction(db, (tx) => tx.$executeRaw`delete from meetings`),
  "a model in a transaction": (db) =>
    inTransaction(db, (tx) => tx.practice.create({ data: { id: newId(), name: newId() } })),
};

test.each(Object.entries(ways))(
  "a database without changes is an outage to %s, whose connection is closed",
  async (_, way) => {
    const db = createDb(`${testDatabaseUrl()}?options=-c%20default_transaction_read_only%3Don`, 1);
    const session = () => db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const before = await session();
    const error = await way(db).catch((thrown: unknown) => thrown);
    expect(outageIn(error)).toMatchObject({
      code: "unavailable",
      retryAfterSeconds: 5,
      message: expect.stringContaining("cannot be changed"),
    });
    expect(await session()).not.toEqual(before);
    await db.$disconnect();
  },
);

test.each(Object.entries(ways))("a database that is not there is an outage to %s", async (_, way) => {
  const db = createDb("postgresql://nobody@127.0.0.1:1/nowhere", 1);
  const error = await way(db).catch((thrown: unknown) => thrown);
  expect(outageIn(error)).toMatchObject({ code: "unavailable", message: expect.stringContaining("does not answer") });
  await db.$disconnect();
});

test("what is wrong with a statement is no outage", async () => {
  expect(outageIn(await testDb().$queryRaw`select 1/0`.catch((thrown: unknown) => thrown))).toBeUndefined();
  expect(outageIn(new Error("No."))).toBeUndefined();
});
