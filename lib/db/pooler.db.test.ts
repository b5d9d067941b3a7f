import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import { isHeard } from "@/lib/db/echo";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";
import { noPgbouncer, startPgbouncer } from "@/lib/testing/pgbouncer";

const skipped = noPgbouncer ? ` (${noPgbouncer})` : "";

test("what is notified is heard where both addresses lead to the database itself", async () => {
  expect(await isHeard(testDb(), testDatabaseUrl())).toBe(true);
});

test.skipIf(noPgbouncer)(
  `models, statements and transactions work through a pooler that lends per transaction${skipped}`,
  async () => {
    await using pooler = await startPgbouncer(testDatabaseUrl());
    const db = createDb(pooler.url);
    const { id } = await makeUser({ name: "Ada" });
    const createdAt = new Date("2026-03-29T01:30:00.057Z");
    const works = Array.from({ length: 40 }, () =>
      inTransaction(db, async (tx) => {
        await tx.$executeRaw`select id from users where id = ${id}::uuid for update`;
        const { name } = await tx.user.findUniqueOrThrow({ where: { id } });
        return tx.user.update({ where: { id }, data: { name: `${name}+`, createdAt } });
      }),
    );
    await Promise.all(works);
    expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: `Ada${"+".repeat(40)}`,
      createdAt,
    });
    expect(await db.$queryRaw`select created_at as at from users where id = ${id}::uuid`).toEqual([{ at: createdAt }]);
    await db.$disconnect();
  },
);

test.skipIf(noPgbouncer)(
  `a pooler is noticed where LISTEN goes through it, and not beside it${skipped}`,
  { timeout: 20_000 },
  async () => {
    await using pooler = await startPgbouncer(testDatabaseUrl());
    const db = createDb(pooler.url);
    expect(await isHeard(db, pooler.url)).toBe(false);
    expect(await isHeard(db, testDatabaseUrl())).toBe(true);
    await db.$disconnect();
  },
);
