import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

const nameOf = async (id: string) => (await testDb().user.findUnique({ where: { id } }))?.name;
const rename = (id: string, name: string) => Prisma.sql`update users set name = ${name} where id = ${id}::uuid`;

test("a statement gives the same as it does through Prisma, whatever goes in and comes out", async () => {
  const plain = new PrismaClient({
    adapter: new PrismaPg({ connectionString: testDatabaseUrl(), options: "-c timezone=UTC" }),
  });
  const at = new Date("2026-03-29T01:30:00.057Z");
  const bytes = Uint8Array.from([0, 255, 39, 92]);
  const sql = Prisma.sql`
    select ${at}::timestamptz as "at", ${null}::timestamptz as "never", ${at}::timestamptz::date as "day", ${bytes}::bytea as "bytes",
           ${7n}::bigint as "big", ${7}::int as "whole", ${0.1}::float8 as "float", ${true}::boolean as "yes", ${'O\'Hara \\ "x"'} as "text",
           ${["a,b", 'c"d', "e\\f"]}::text[] as "texts", ${[1, 2]}::int[] as "numbers", '[{"a": null}]'::jsonb as "json",
           ${"00000000-0000-7000-8000-000000000001"}::uuid as "id", 'counselor'::role as "role",
           extract(epoch from ${at}::timestamptz)::float8 as "seconds"`;
  expect(await testDb().$queryRaw(sql)).toStrictEqual(await plain.$queryRaw(sql));
  expect(await testDb().$queryRaw`select ${1}::int as one`).toEqual([{ one: 1 }]);
  expect(await testDb().$queryRawUnsafe("select $1::int as one", 1)).toEqual([{ one: 1 }]);
  await plain.$disconnect();
});

test("statements and models of a transaction are one: they see each other and are undone together", async () => {
  const { id } = await makeUser({ name: "Ada" });
  const work = inTransaction(testDb(), async (tx) => {
    expect(await tx.$executeRaw(rename(id, "Bea"))).toBe(1);
    await tx.user.update({ where: { id, name: "Bea" }, data: { name: "Cleo" } });
    expect(await tx.$queryRaw`select name from users where id = ${id}::uuid`).toEqual([{ name: "Cleo" }]);
    expect(await nameOf(id)).toBe("Ada");
    throw new Error("No.");
  });
  await expect(work).rejects.toThrow("No.");
  expect(await nameOf(id)).toBe("Ada");
});

test("a transaction that Prisma opens by itself meanwhile is another one", async () => {
  const { id } = await makeUser({ name: "Ada" });
  await inTransaction(testDb(), async (tx) => {
    const nested = {
      id: crypto.randomUUID(),
      email: `${crypto.randomUUID()}@x.example`,
      name: "Bo",
      role: "client",
    } as const;
    await testDb().practice.create({
      data: { id: crypto.randomUUID(), name: crypto.randomUUID(), users: { create: nested } },
    });
    await tx.$executeRaw(rename(id, "Bea"));
    expect(await nameOf(id)).toBe("Ada");
  });
  expect(await nameOf(id)).toBe("Bea");
});

test("nothing runs on the connection of a transaction that has ended, also where its time was up", async () => {
  const { id } = await makeUser({ name: "Ada" });
  const late = await inTransaction(testDb(), async (tx) => () => tx.$executeRaw(rename(id, "Bea")));
  await expect(late()).rejects.toThrow("This transaction has ended.");

  const overdue = testDb().$transaction(
    async (tx) => {
      const isOpen = () => tx.user.count().then(Boolean, () => false);
      while (await isOpen());
      await tx.$executeRaw(rename(id, "Cleo"));
    },
    { timeout: 50 },
  );
  await expect(overdue).rejects.toThrow();
  expect(await nameOf(id)).toBe("Ada");
});

test("what PostgreSQL says of a wrong statement reaches whoever sent it, and the pool goes on", async () => {
  const db = createDb(testDatabaseUrl(), 1);
  await expect(db.$queryRaw`select 1/0`).rejects.toMatchObject({ code: "22012", message: "division by zero" });
  await expect(inTransaction(db, (tx) => tx.$queryRaw`select 1/0`)).rejects.toMatchObject({ code: "22012" });
  expect(await db.$queryRaw`select 1 as one`).toEqual([{ one: 1 }]);
  await db.$disconnect();
});
