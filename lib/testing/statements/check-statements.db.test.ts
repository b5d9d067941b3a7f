import { expect, test } from "vitest";
import { z } from "zod";
import { locationColumn } from "@/lib/columns/location-column";
import { ColumnError } from "@/lib/columns/read-column";
import { createDb } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { Role } from "@/lib/db/generated/enums";
import { query } from "@/lib/db/query";
import type { Shape } from "@/lib/db/shape";
import * as columns from "@/lib/db/shape";
import { inTransaction } from "@/lib/db/transaction";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { makeUser } from "@/lib/testing/people";
import { checkStatements } from "@/lib/testing/statements/check-statements";
import { Recorder } from "@/lib/testing/statements/recorder";

const { bool, bytes, float, instantAt, int, jsonColumn, listOf, neverNull, oneOf, orNull, text, uuid } = columns;
const anything = jsonColumn("anything", z.unknown());
const faultsOf = (shape: Shape, sql: string) =>
  checkStatements(testDatabaseUrl(), new Map([[sql, new Map([["", shape]])]]));

test("a statement that gives what its shape says is right, whatever its types", async () => {
  const shape = {
    id: uuid,
    name: text,
    role: oneOf(...Object.values(Role)),
    practice: orNull(uuid),
    deactivated: bool,
    "created at": instantAt,
    minutes: int,
    left: orNull(uuid),
    changes: anything,
    hash: bytes,
    ratio: float,
    big: columns.bigint,
    "their names": listOf(text),
  };
  const sql = `
    select u.id, u.name, u.role, u.practice_id as practice, u.deactivated_at is null as deactivated, u.created_at as "created at",
           u.default_minutes as minutes, h.actor_id as left, h.changes, h.hash, 0.5::float8 as ratio, count(*) over () as big,
           array_agg(u.name) over () as "their names"
      from users u join history h on h.actor_id = $1::uuid`;
  expect(await faultsOf(shape, sql)).toEqual([]);
});

test.each<{ what: string; shape: Shape; sql: string; fault: string }>([
  {
    what: "a table's column that was renamed",
    shape: { name: text },
    sql: "select nickname as name from users",
    fault: 'PostgreSQL refuses a statement: column "nickname" does not exist',
  },
  {
    what: "a column that nothing gives",
    shape: { id: uuid, nickname: text },
    sql: "select id from users",
    fault: 'The column "nickname" is in the shape, and nothing gives it.',
  },
  {
    what: "a column that the shape leaves out",
    shape: { id: uuid },
    sql: "select id, name from users",
    fault: 'The column "name" is given, and its shape does not name it.',
  },
  {
    what: "a wrong type",
    shape: { minutes: text },
    sql: "select default_minutes as minutes from users",
    fault: 'The column "minutes" is integer, and its shape says text.',
  },
  {
    what: "a count, which is no number in JavaScript",
    shape: { users: int },
    sql: "select count(*) as users from users",
    fault: 'The column "users" is bigint, and its shape says int.',
  },
  {
    what: "a list of another type",
    shape: { names: listOf(uuid) },
    sql: "select array_agg(name) as names from users",
    fault: 'The column "names" is text[], and its shape says uuid[].',
  },
  {
    what: "an enum whose value is missing in the shape",
    shape: { role: oneOf("counselor", "client") },
    sql: "select role from users",
    fault: 'The column "role" is an enum, and differs from its shape in "admin".',
  },
  {
    what: "a value that the enum does not have",
    shape: { role: oneOf(...Object.values(Role), "guest") },
    sql: "select role from users",
    fault: 'The column "role" is an enum, and differs from its shape in "guest".',
  },
  {
    what: "an enum that the shape takes for any text",
    shape: { role: text },
    sql: "select role from users",
    fault: 'The column "role" is role, and its shape says text.',
  },
  {
    what: "a column that may be null and is declared not to be",
    shape: { practice: uuid },
    sql: "select practice_id as practice from users",
    fault: 'The column "practice" may be null in its table, and not in its shape.',
  },
  {
    what: "JSON that may be null, read by a schema that takes none",
    shape: { pushed: jsonColumn("calendar_events.pushed", z.object({})) },
    sql: "select pushed from calendar_events",
    fault: 'The column "pushed" may be null in its table, and not in its shape.',
  },
])("$what is found, and named", async ({ shape, sql, fault }) => {
  expect(await faultsOf(shape, sql)).toEqual([expect.stringContaining(fault)]);
});

test("who keeps the nulls out in the statement says so in its shape", async () => {
  const sql = "select practice_id as practice from users where practice_id is not null";
  expect(await faultsOf({ practice: neverNull(uuid) }, sql)).toEqual([]);
});

test("statements are seen wherever they are sent, also in transactions, and their rows are looked at", async () => {
  const { id } = await makeUser({ name: "Ada" });
  const recorder = new Recorder();
  // Not testDb(), whose own recorder would find the same.
  const db = recorder.watch(createDb(testDatabaseUrl(), 1));
  const joined = Prisma.sql`select u.name, p.id as practice, u.locale || '!' as locale
    from users u left join practices p on false where u.id = ${id}::uuid`;
  expect(await query(db, { name: text, practice: orNull(uuid), locale: text })`${joined}`).toEqual([
    { name: "Ada", practice: null, locale: "en!" },
  ]);
  expect(recorder.faults).toEqual(new Set());

  const narrower = { name: text, practice: uuid, locale: oneOf("de!", "fr!") };
  await inTransaction(db, (tx) => query(tx, narrower)`${joined}`);
  expect([...recorder.sent.values()].map(({ size }) => size)).toEqual([2]);
  expect([...recorder.faults]).toEqual([
    expect.stringContaining('The column "practice" is null in a row, and its shape says that it never is.'),
    expect.stringContaining('The column "locale" holds "en!" in a row, which its shape does not name.'),
  ]);
  await db.$disconnect();
});

test("JSON of another shape is refused where it comes out of the database, and named", async () => {
  const place = { place: jsonColumn("meetings.place", locationColumn) };
  const read = (stored: string) => query(testDb(), place)`select ${stored}::jsonb as place`;
  expect(await read('{"type": "video"}')).toEqual([{ place: { type: "video", value: null } }]);
  await expect(read('{"type": "planet"}')).rejects.toThrow(ColumnError);
  await expect(read('{"type": "planet"}')).rejects.toMatchObject({ code: "meetings.place type" });
  const maybe = { place: orNull(jsonColumn("meetings.place", locationColumn)) };
  expect(await query(testDb(), maybe)`select null::jsonb as place`).toEqual([{ place: null }]);
});
