import type { Client } from "pg";

/** What a database says of its types and tables. Types go by their numbers. */
export type Catalog = {
  readonly typeNames: ReadonlyMap<number, string>;
  /** The labels of its enums. */
  readonly enums: ReadonlyMap<number, readonly string[]>;
  /** Columns of tables that may be null, as `table.column` in numbers. */
  readonly nullable: ReadonlySet<string>;
};

export async function readCatalog(client: Client): Promise<Catalog> {
  const types = await client.query<{ id: number; name: string; labels: string[] | null }>(`
    select t.oid::int as id, format_type(t.oid, null) as name,
           (select array_agg(e.enumlabel::text) from pg_enum e where e.enumtypid = t.oid) as labels
      from pg_type t`);
  const columns = await client.query<{ place: string }>(`
    select a.attrelid || '.' || a.attnum as place
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where not a.attnotnull and a.attnum > 0 and c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'`);
  return {
    typeNames: new Map(types.rows.map(({ id, name }) => [id, name])),
    enums: new Map(types.rows.flatMap(({ id, labels }) => (labels ? [[id, labels] as const] : []))),
    nullable: new Set(columns.rows.map(({ place }) => place)),
  };
}
