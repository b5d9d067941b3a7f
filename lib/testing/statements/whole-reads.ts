import { Client } from "pg";
import { z } from "zod";
import { planFault } from "@/lib/testing/statements/fault";

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string | undefined;
  readonly "Index Name"?: string | undefined;
  readonly "Index Cond"?: string | undefined;
  readonly Filter?: string | undefined;
  readonly Plans?: readonly PlanNode[] | undefined;
};

const planNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Relation Name": z.string().optional(),
    "Index Name": z.string().optional(),
    "Index Cond": z.string().optional(),
    Filter: z.string().optional(),
    Plans: z.array(planNode).optional(),
  }),
);
const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: planNode })]) })]);

/** Tables that stay small whatever an installation carries: a row for each template, provider or practice. */
const SMALL = new Set(["templates", "template_versions", "mail_pace", "mail_lanes", "mail_circuits", "practices"]);

/** Partial indexes that hold only what waits or is rare; reading one whole costs that, and not what was ever stored. */
const PARTIAL = new Set([
  "deliveries_queued_idx",
  "deliveries_delayed_idx",
  "history_reports_idx",
  "provider_events_waiting_idx",
  "time_proposals_open_key",
]);

/** What a statement says of itself where reading all of a table is its purpose. */
const ON_PURPOSE = /\/\* reads everything: [^*]+\*\//;

/**
 * Lets the planner believe that every table with a row holds a million, that a condition picks few of them, and that nothing but
 * an index is at hand. What autovacuum may have found out about the few rows of a test is forgotten first. It stays so until the client's transaction ends.
 */
const AS_IF_LARGE = `
  set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
  update pg_class c set relpages = pg_relation_size(c.oid) / 8192, reltuples = 1000000
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'i')
     and pg_relation_size(coalesce((select i.indrelid from pg_index i where i.indexrelid = c.oid), c.oid)) > 0;
  select pg_clear_attribute_stats(current_schema()::text, c.relname::text, a.attname::text, false)
    from pg_attribute a join pg_class c on c.oid = a.attrelid
   where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped;
  select pg_restore_attribute_stats(
           'schemaname', current_schema()::text, 'relname', c.relname::text, 'attname', a.attname::text, 'inherited', false,
           'null_frac', (case when a.attnotnull then 0 else 0.5 end)::real, 'avg_width', 16,
           'n_distinct', (case when t.typtype = 'e' or t.typname = 'bool' then 3 else -0.1 end)::real)
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
   where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`;

/**
 * Sentences on the statements that read a growing table from end to end, because no index serves their conditions. Tables without a
 * row are left out: of them PostgreSQL plans nothing. Nothing is carried out and nothing stays changed.
 */
export async function checkPlans(connectionString: string, statements: Iterable<string>): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(AS_IF_LARGE);
    const filled = await client.query<{ name: string }>(
      "select relname as name from pg_class where reltuples = 1000000 and relkind = 'r'",
    );
    const growing = new Set(filled.rows.map(({ name }) => name).filter((name) => !SMALL.has(name)));
    const faults: string[] = [];
    for (const text of statements) {
      if (ON_PURPOSE.test(text)) continue;
      const { rows } = await client.query(`explain (generic_plan, format json) ${text}`);
      const tables = wholeReads(explained.parse(rows)[0]["QUERY PLAN"][0].Plan, growing);
      if (tables.length > 0) faults.push(planFault(text, tables));
    }
    return faults;
  } finally {
    await client.end();
  }
}

function wholeReads(node: PlanNode, growing: ReadonlySet<string>, limited = false): string[] {
  const table = node["Relation Name"];
  const isWhole = table !== undefined && growing.has(table) && isWholeScan(node, limited);
  const below = (node.Plans ?? []).flatMap((child) => wholeReads(child, growing, node["Node Type"] === "Limit"));
  return [...new Set([...(isWhole ? [table] : []), ...below])];
}

function isWholeScan(node: PlanNode, limited: boolean): boolean {
  if (node["Node Type"] === "Seq Scan") return true;
  if (!["Index Scan", "Index Only Scan"].includes(node["Node Type"]) || node["Index Cond"] !== undefined) return false;
  // The first of an order, with nothing to leave out, ends where the limit is reached.
  if (limited && node.Filter === undefined) return false;
  return !PARTIAL.has(node["Index Name"] ?? "");
}
