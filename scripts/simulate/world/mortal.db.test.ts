import { beforeEach, expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { type Kill, mortal } from "@/scripts/simulate/world/mortal";

beforeEach(() => testDb().practice.deleteMany());

const names = async () => (await testDb().practice.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);

/** A process that stores three practices, one after the other, and is killed meanwhile. */
async function killed(kill: Kill): Promise<string[]> {
  const life = mortal();
  const db = createDb(testDatabaseUrl(), 2, life.pool);
  const store = (name: string) => db.$executeRaw`insert into practices (id, name) values (${newId()}::uuid, ${name})`;
  // Its connection is made first, with the statements that belong to it.
  await db.$queryRaw`select 1`;
  life.arm(kill);
  const working = (async () => {
    for (const name of ["first", "second", "third"]) await store(name);
  })();
  working.catch(() => undefined);
  await life.died;
  expect(life.isDead()).toBe(true);
  store("after its death").catch(() => undefined);
  const stored = await names();
  await testDb()
    .$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = ${life.name}`;
  return stored;
}

test("a process that is killed before a statement has done what came earlier and nothing more", async () => {
  expect(await killed({ statement: 2, when: "before" })).toEqual(["first"]);
});

test("a process that is killed after a statement has done it, and goes on with nothing", async () => {
  expect(await killed({ statement: 2, when: "after" })).toEqual(["first", "second"]);
});

test("of a transaction that is killed nothing is left, and nothing stays locked", async () => {
  const life = mortal();
  const db = createDb(testDatabaseUrl(), 2, life.pool);
  await db.$queryRaw`select 1`;
  life.arm({ statement: 3, when: "before" });
  const working = inTransaction(db, async (tx) => {
    await tx.$executeRaw`insert into practices (id, name) values (${newId()}::uuid, 'first')`;
    await tx.$executeRaw`insert into practices (id, name) values (${newId()}::uuid, 'second')`;
  });
  working.catch(() => undefined);
  await life.died;
  await testDb()
    .$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = ${life.name}`;
  await inTransaction(testDb(), (tx) => tx.$executeRaw`lock table practices in access exclusive mode`);
  expect(await names()).toEqual([]);
});
