import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { databaseOn, onServer } from "@/lib/testing/postgres-server";
import { migrate } from "@/scripts/database/migrate";
import { clock } from "@/scripts/simulate/world/clock";

export type SimulationDatabase = {
  readonly connectionString: string;
  /** For the worker, the judges and the clock; the product has a pool of its own. What is asked often is named, so that it is planned once. */
  readonly client: Client;
  /** Tells the database what time it is. */
  syncClock(): Promise<void>;
  /** Forgets all people and meetings, and every template is on again. */
  forget(): Promise<void>;
  close(): Promise<void>;
};

/** What each database is seeded with, which lives share. */
const KEPT = ["_prisma_migrations", "templates", "template_versions"];

/**
 * A database of its own whose `now()` and `clock_timestamp()` read the clock of the simulation: they stand in a schema
 * before `pg_catalog` in the search path, from before the migrations, so that defaults of columns follow them too.
 */
export async function openSimulationDatabase(server: string): Promise<SimulationDatabase> {
  const name = `compath_simulation_${randomBytes(5).toString("hex")}`;
  await onServer(
    server,
    `CREATE DATABASE ${name}`,
    `ALTER DATABASE ${name} SET timezone TO 'Asia/Kathmandu'`,
    `ALTER DATABASE ${name} SET search_path TO public, simulation, pg_catalog`,
    `ALTER DATABASE ${name} SET plan_cache_mode TO force_generic_plan`,
  );
  const connectionString = databaseOn(server, name);
  await onServer(connectionString, ...CLOCK);
  await migrate(connectionString);
  const client = new Client({ connectionString, options: "-c timezone=UTC" });
  await client.connect();
  let told = Number.NaN;
  const forgetting = await forgettingStatement(client);
  return {
    connectionString,
    client,
    async syncClock() {
      if (told === clock.now()) return;
      told = clock.now();
      const text = "update simulation.clock set instant = to_timestamp($1::float8 / 1000)";
      await client.query({ name: "clock", text, values: [clock.now()] });
    },
    async forget() {
      await client.query(forgetting);
    },
    async close() {
      await client.end();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const CLOCK = [
  "CREATE SCHEMA simulation",
  "CREATE TABLE simulation.clock (instant timestamptz NOT NULL)",
  "INSERT INTO simulation.clock VALUES ('2027-01-11T08:00:00Z')",
  // In PL/pgSQL, which keeps its plan for as long as a connection lasts; SQL functions are planned at each call.
  ...["now", "clock_timestamp"].map(
    (name) =>
      `CREATE FUNCTION simulation.${name}() RETURNS timestamptz STABLE LANGUAGE plpgsql AS 'begin return (select instant from simulation.clock); end'`,
  ),
];

/** One statement, because it runs between all lives. Foreign keys and append-only triggers sleep meanwhile. */
async function forgettingStatement(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' and tablename <> all($1)",
    [KEPT],
  );
  const deletions = rows.map(({ name }) => `delete from ${name};`).join(" ");
  return `set session_replication_role = replica; ${deletions} delete from pgboss.job;
    update templates set enabled = true where not enabled; set session_replication_role = origin`;
}
