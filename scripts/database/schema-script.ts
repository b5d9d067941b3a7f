import { readFile } from "node:fs/promises";
import path from "node:path";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm";
import { withEngine } from "@/scripts/database/engine";
import { EVERYTHING, MIGRATIONS_FOLDER } from "@/scripts/database/migrations";

const SCHEMA = path.resolve(MIGRATIONS_FOLDER, "../schema.prisma");

/** Prisma's language has no generated columns: the schema writes one as a default in parentheses, as PostgreSQL tells it. */
const GENERATED = /(?<!SET )\bDEFAULT (\(.+\))(?=[,;]?$)/gm;

export function readSchema(): Promise<string> {
  return readFile(SCHEMA, "utf8");
}

/** The SQL that makes of the database what `schema` says; empty where it is that already. Changes nothing. */
export function scriptToReach(schema: string, connectionString: string): Promise<string> {
  const files = [{ path: SCHEMA, content: schema }];
  const present: DiffTarget = { tag: "schemaDatasource", files, configDir: path.dirname(SCHEMA) };
  return withEngine(connectionString, (engine) => difference(engine, present, schema));
}

async function difference(engine: SchemaEngine, from: DiffTarget, schema: string): Promise<string> {
  const to: DiffTarget = { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: schema }] };
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING });
  const sql = (stdout ?? "").replace(GENERATED, "GENERATED ALWAYS AS $1 STORED");
  return /^(\s|--.*)*$/.test(sql) ? "" : sql;
}
