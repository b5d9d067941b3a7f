import { Client, type FieldDef } from "pg";
import type { Column, Kind, Shape } from "@/lib/db/shape";
import { type Catalog, readCatalog } from "@/lib/testing/statements/catalog";
import { describeStatement } from "@/lib/testing/statements/describe-statement";
import { columnFault, statementFault } from "@/lib/testing/statements/fault";

/** PostgreSQL's own types by their numbers, which never change (`pg_type.dat`). */
const TYPES: Readonly<Record<Kind, Readonly<Record<number, string>>>> = {
  uuid: { 2950: "uuid" },
  text: { 25: "text", 1043: "varchar" },
  int: { 21: "smallint", 23: "int" },
  float: { 700: "real", 701: "float8" },
  bigint: { 20: "bigint" },
  bool: { 16: "boolean" },
  instant: { 1184: "timestamptz" },
  bytes: { 17: "bytea" },
  json: { 114: "json", 3802: "jsonb" },
};
const LISTS: Readonly<Record<number, Kind>> = { 1009: "text", 1007: "int", 1022: "float", 2951: "uuid" };

/**
 * What these statements give that their shapes do not say, against the database as it stands. None is carried out.
 * @param statements texts with the shapes that they were sent with, under any key
 */
export async function checkStatements(
  connectionString: string,
  statements: ReadonlyMap<string, ReadonlyMap<string, Shape>>,
): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const catalog = await readCatalog(client);
    const faults: string[] = [];
    for (const [text, shapes] of statements) {
      const fields = await describeStatement(client, text).catch((error: Error) => error.message);
      if (typeof fields === "string") faults.push(statementFault(text, fields));
      else for (const shape of shapes.values()) faults.push(...shapeFaults(text, fields, shape, catalog));
    }
    return faults;
  } finally {
    await client.end();
  }
}

function shapeFaults(text: string, fields: readonly FieldDef[], shape: Shape, catalog: Catalog): string[] {
  const given = new Map(fields.map((field) => [field.name, field]));
  const missing = Object.keys(shape).filter((name) => !given.has(name));
  const wrong = fields.flatMap((field) => {
    const column = shape[field.name];
    const fault = column ? typeFault(field, column, catalog) : "is given, and its shape does not name it";
    return fault ? [columnFault(text, field.name, fault)] : [];
  });
  return [...missing.map((name) => columnFault(text, name, "is in the shape, and nothing gives it")), ...wrong];
}

function typeFault(field: FieldDef, column: Column<unknown>, catalog: Catalog): string | undefined {
  const labels = catalog.enums.get(field.dataTypeID);
  const isRight = column.list ? LISTS[field.dataTypeID] === column.kind : field.dataTypeID in TYPES[column.kind];
  if (!isRight && !(labels && column.labels))
    return `is ${typeName(field, catalog)}, and its shape says ${said(column)}`;
  const different = labels && differenceOf(labels, column.labels ?? []);
  if (different?.length) return `is an enum, and differs from its shape in "${different.join('", "')}"`;
  const mayBeNull = catalog.nullable.has(`${field.tableID}.${field.columnID}`);
  if (mayBeNull && !column.nullable && !column.nullsKeptOut) return "may be null in its table, and not in its shape";
  return undefined;
}

function differenceOf(one: readonly string[], other: readonly string[]): string[] {
  return [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
}

function said({ kind, list, labels }: Column<unknown>): string {
  return labels ? `one of "${labels.join('", "')}"` : `${kind}${list ? "[]" : ""}`;
}

function typeName({ dataTypeID }: FieldDef, { typeNames }: Catalog): string {
  return typeNames.get(dataTypeID) ?? `the type ${dataTypeID}`;
}
