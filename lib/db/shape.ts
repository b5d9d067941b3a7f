import type { z } from "zod";
import { readColumn } from "@/lib/columns/read-column";

declare const value: unique symbol;

/** What a column of a statement's rows may be. `json` is text to nobody: PostgreSQL's `json` and `jsonb` arrive parsed. */
export type Kind = "uuid" | "text" | "int" | "float" | "bigint" | "bool" | "instant" | "bytes" | "json";

/** One column of a statement's rows, as the code takes it. Checked against the database by lib/testing/statements. */
export type Column<Value> = {
  readonly kind: Kind;
  readonly list?: true;
  readonly nullable: boolean;
  /** Nulls that the table allows are kept out by the statement's own conditions. */
  readonly nullsKeptOut?: true;
  /** The only texts that it holds. */
  readonly labels?: readonly string[];
  /** Only what comes out of JSON is read; the rest is what PostgreSQL says it is. */
  readonly read?: (stored: unknown) => Value;
  readonly [value]?: Value;
};

/** The columns of a statement's rows by name. */
export type Shape = Readonly<Record<string, Column<unknown>>>;

/** What a row of a statement with this shape is. */
export type RowOf<Columns extends Shape> = {
  -readonly [Name in keyof Columns]: Columns[Name] extends Column<infer Value> ? Value : never;
};

const of = <Value>(kind: Kind): Column<Value> => ({ kind, nullable: false });

export const uuid = of<string>("uuid");
export const text = of<string>("text");
export const int = of<number>("int");
/** Also epoch milliseconds (`epochMillis`). */
export const float = of<number>("float");
export const bigint = of<bigint>("bigint");
export const bool = of<boolean>("bool");
/** `timestamptz`. */
export const instantAt = of<Date>("instant");
export const bytes = of<Uint8Array>("bytes");

/** An enum with exactly these labels, or an expression that gives no other text. */
export function oneOf<const Label extends string>(...labels: readonly Label[]): Column<Label> {
  return { kind: "text", nullable: false, labels };
}

/** A column of one of the database's enums. */
export function enumOf<Label extends string>(labels: Readonly<Record<string, Label>>): Column<Label> {
  return oneOf(...Object.values(labels));
}

/**
 * JSON, read by one schema wherever it is met (lib/columns). Null only where the schema takes null.
 * @param where where it stands, as `table.column`, for who reads the error
 */
export function jsonColumn<Schema extends z.ZodType>(where: string, schema: Schema): Column<z.output<Schema>> {
  const nullable = schema.safeParse(null).success;
  return { kind: "json", nullable, read: (stored) => readColumn(where, schema, stored) };
}

export function orNull<Value>(column: Column<Value>): Column<Value | null> {
  const { read } = column;
  return { ...column, nullable: true, ...(read && { read: (stored) => (stored === null ? null : read(stored)) }) };
}

/**
 * For a column whose table allows null where the statement's own conditions keep the nulls out, and for lists: Prisma declares none
 * of them `not null`, and writes no null.
 */
export function neverNull<Value>(column: Column<Value>): Column<Value> {
  return { ...column, nullsKeptOut: true };
}

/** An array without nulls in it. */
export function listOf<Value>({ kind, labels }: Column<Value>): Column<Value[]> {
  return { kind, list: true, nullable: false, ...(labels && { labels }) };
}
