import { testDb } from "@/lib/testing/database";

/** Tables in which any row quotes one of the texts, sealed bytes aside. */
export async function tablesQuoting(...texts: string[]): Promise<string[]> {
  const tables = await testDb().$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
  const quoting: string[] = [];
  for (const { name } of tables) {
    const rows = await testDb().$queryRawUnsafe<unknown[]>(
      `select 1 as yes from ${name} t where exists (select 1 from unnest($1::text[]) one where position(one in lower(t::text)) > 0) limit 1`,
      texts,
    );
    if (rows.length > 0) quoting.push(name);
  }
  return quoting;
}
