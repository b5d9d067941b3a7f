import { Client } from "pg";

/** What a database is made of: names such as `column users.email`, each with its definition as PostgreSQL writes it. */
export type Structure = Map<string, string>;

/** Reads the schema `public` but for Prisma's own table. The order of columns does not count. */
export async function structureOf(connectionString: string): Promise<Structure> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; definition: string }>(PARTS);
    return new Map(rows.map(({ name, definition }) => [name, definition]));
  } finally {
    await client.end();
  }
}

/** The names of what only one of them has, or each in another way. */
export function differences(one: Structure, other: Structure): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name)).sort();
}

const PARTS = `
  with tables as (select oid, relname, relkind from pg_class where relnamespace = 'public'::regnamespace and relname !~ '^_prisma_migrations')
  select 'table ' || relname as name, relkind::text as definition from tables where relkind not in ('i', 'I')
  union all
  select 'column ' || t.relname || '.' || a.attname,
         concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, nullif(a.attidentity, ''),
                   case when a.attgenerated = '' then 'default' else 'generated' end, pg_get_expr(d.adbin, d.adrelid))
    from tables t join pg_attribute a on a.attrelid = t.oid left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
   where t.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  union all
  select 'index ' || relname, pg_get_indexdef(oid) from tables where relkind in ('i', 'I')
  union all
  select 'constraint ' || c.conname, t.relname || ' ' || pg_get_constraintdef(c.oid)
    from tables t join pg_constraint c on c.conrelid = t.oid where c.contype <> 'n'
  union all
  select 'enum ' || t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder)
    from pg_type t join pg_enum e on e.enumtypid = t.oid where t.typnamespace = 'public'::regnamespace group by t.typname
  union all
  select 'function ' || proname, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
  union all
  select 'trigger ' || g.tgname, pg_get_triggerdef(g.oid) from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal`;
