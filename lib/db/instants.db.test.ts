import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";

const at = new Date("2026-03-29T01:30:00.057Z");

/** Anything but a Date, so that it is PostgreSQL that says which instant is stored. */
async function storedSeconds(id: string): Promise<number | undefined> {
  const [row] = await testDb().$queryRaw<{ at: number }[]>`
    select extract(epoch from created_at)::float8 as at from users where id = ${id}::uuid`;
  return row?.at;
}

test("an instant is the same on both sides of a session in another zone, by models and by SQL, in transactions too", async () => {
  const [zone] = await testDb().$queryRaw<{ TimeZone: string }[]>`show timezone`;
  expect(zone).toEqual({ TimeZone: "Asia/Kathmandu" });
  for (const db of [testDb(), undefined]) {
    const { id } = await makeUser();
    const write = { where: { id }, data: { createdAt: at } };
    const read = { where: { id, createdAt: { lte: at, gte: at } }, select: { createdAt: true } };
    const found = db
      ? [await db.user.update(write), await db.user.findFirst(read)]
      : await inTransaction(testDb(), async (tx) => [await tx.user.update(write), await tx.user.findFirst(read)]);
    for (const row of found) expect(row?.createdAt).toEqual(at);
    expect(await storedSeconds(id)).toBe(at.getTime() / 1000);
    expect(await testDb().$queryRaw`select created_at as at from users where id = ${id}::uuid`).toEqual([{ at }]);
    expect(await testDb().$queryRaw`select array[created_at] as at from users where id = ${id}::uuid`).toEqual([
      { at: [at] },
    ]);
  }
});
