import { beforeAll, expect, test } from "vitest";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { makePractice, makeUser } from "@/lib/testing/people";
import { checkPlans } from "@/lib/testing/statements/whole-reads";

beforeAll(async () => {
  await makeUser({ name: "Ada" });
});

const faultsOf = (sql: string) => checkPlans(testDatabaseUrl(), [sql]);

test.each([
  ["a condition that no index serves", "select id from users where name = $1"],
  [
    "a choice of which one half has no index",
    "select u.id from users u left join practices p on p.id = $1 where u.id = $2 or u.practice_id = p.id or u.name = p.name",
  ],
  ["a function around the column that an index has", "select id from users where lower(email) = $1"],
  ["all of an index", "select id from users where deactivated_at is null order by id"],
  ["what a statement changes", "update users set name = $1 where name = $2"],
])("%s is found, and its table named", async (_, sql) => {
  expect(await faultsOf(sql)).toEqual([expect.stringContaining("A statement reads all of users")]);
});

test.each([
  ["a key", "select name from users where id = $1"],
  ["one of several", "select name from users where email = any($1::text[])"],
  [
    "each half by its own index",
    "select name from users where id in (select $1::uuid union all select id from users where email = $2)",
  ],
  ["the first of an index's order", "select id from users order by id desc limit 1"],
  ["what reads all on purpose, and says why", "/* reads everything: an export */ select id from users"],
  ["a table of few rows", "select name from practices where name = $1"],
  ["a table without a row, of which nothing can be planned", "select id from meetings where title = $1"],
])("%s is let be", async (_, sql) => {
  expect(await faultsOf(sql)).toEqual([]);
});

test("what the server has found out about a test's few rows changes no verdict", async () => {
  const { id } = await makePractice();
  for (let made = 0; made < 20; made += 1) await makeUser({ practiceId: id });
  const first = `select id from users where practice_id = '${id}' order by id limit 10`;
  expect(await faultsOf(first)).toEqual([]);
  // As autovacuum does, whenever it comes by: everybody is of this practice.
  await testDb().$executeRaw`analyze users`;
  expect(await faultsOf(first)).toEqual([]);
});

test("the database is as it was", async () => {
  const statistics = () => testDb().$queryRaw`select relname, relpages, reltuples from pg_class order by oid`;
  const before = await statistics();
  await faultsOf("select id from users where name = $1");
  expect(await statistics()).toEqual(before);
});
