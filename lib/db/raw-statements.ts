import { type QueryResult, types } from "pg";
import { Prisma } from "@/lib/db/generated/client";

type Row = Record<string, unknown>;
type Run = (text: string, values: readonly unknown[]) => Promise<QueryResult<Row>>;
type Template = Prisma.Sql | TemplateStringsArray;
type Queryable = {
  query(config: { text: string; values: unknown[]; types: typeof parsers }): Promise<QueryResult<Row>>;
};

/** Carries statements out on what `queryable` gives: a pool, or the connection of a transaction. */
export function runOn(queryable: () => Queryable): Run {
  return async (text, values) => queryable().query({ text, values: values.map(argumentOf), types: parsers });
}

/**
 * A client whose SQL statements go to PostgreSQL by `run`, past Prisma's query compiler. `more` replaces other members.
 */
export function withDirectStatements<Client extends object>(client: Client, run: Run, more: object = {}): Client {
  const direct = new Map<string | symbol, unknown>(
    Object.entries({
      $queryRaw: async (sql: Template, ...values: unknown[]) => (await runSql(run, sql, values)).rows,
      $executeRaw: async (sql: Template, ...values: unknown[]) => (await runSql(run, sql, values)).rowCount ?? 0,
      $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rows,
      $executeRawUnsafe: async (text: string, ...values: unknown[]) => (await run(text, values)).rowCount ?? 0,
      ...more,
    }),
  );
  return new Proxy(client, { get: (target, name) => direct.get(name) ?? Reflect.get(target, name) });
}

function runSql(run: Run, sql: Template, values: readonly unknown[]): Promise<QueryResult<Row>> {
  const { text, values: all } = sql instanceof Prisma.Sql ? sql : Prisma.sql(sql, ...values);
  return run(text, all);
}

/** Instants go in UTC; pg would write them in the zone of this machine. */
function argumentOf(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

const [BYTEA, INT8, DATE, TIMESTAMPTZ] = [17, 20, 1082, 1184];

/** What Prisma makes of these columns, for both ways give the same. Its session's zone is UTC, so instants end in `+00`. */
const own = new Map<number, (text: string) => unknown>([
  [BYTEA, (text) => Uint8Array.from(Buffer.from(text.slice(2), "hex"))],
  [INT8, BigInt],
  [DATE, (text) => new Date(text)],
  [TIMESTAMPTZ, (text) => new Date(`${text.replace(" ", "T")}:00`)],
]);

const parsers = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : own.get(oid)) ?? types.getTypeParser(oid, format ?? "text"),
};
