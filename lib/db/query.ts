import type { Db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RowOf, Shape } from "@/lib/db/shape";

/** A statement that says what its rows are, so that whoever looks on can hold it against the database. */
export class ShapedSql extends Prisma.Sql {
  constructor(
    readonly shape: Shape,
    strings: TemplateStringsArray,
    values: readonly unknown[],
  ) {
    super(strings, values);
  }
}

/**
 * The rows of a statement: `query(db, { id: uuid, name: text })` before its text, where values and other statements stand as in
 * `Prisma.sql`. The shape names each column that the statement gives and no other. Only JSON is read here, the rest arrives as
 * it is: every statement that a test sends is held against a migrated database (docs/decisions/0035).
 * @throws ColumnError where JSON has another shape
 */
export function query<const Columns extends Shape>(db: Pick<Db, "$queryRaw">, shape: Columns) {
  return async (strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<RowOf<Columns>[]> => {
    const rows = await db.$queryRaw<Record<string, unknown>[]>(new ShapedSql(shape, strings, values));
    for (const [name, { read }] of Object.entries(shape)) {
      if (read) for (const row of rows) row[name] = read(row[name]);
    }
    // Safe: what is no JSON has the type that PostgreSQL gives for this statement, and that is held against the shape.
    return rows as RowOf<Columns>[];
  };
}
