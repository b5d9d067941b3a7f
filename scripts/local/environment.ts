import { knownSecrets, secrets } from "@/scripts/local/data-folder";
import { startEmbeddedDatabase } from "@/scripts/local/embedded-database";
import { running } from "@/scripts/local/running";

/**
 * Fills what `process.env` does not say. With the database of a running `npm start` come that start's other settings; with
 * none given and none running, this folder's PostgreSQL is started for as long as this process lives.
 */
export async function completeEnvironment(): Promise<void> {
  const other = await running();
  if (other && (!process.env.DATABASE_URL || process.env.DATABASE_URL === other.environment.DATABASE_URL))
    fill(other.environment);
  const made = process.env.DATABASE_URL ? await knownSecrets() : await secrets();
  if (made) fill({ NEXTAUTH_SECRET: made.NEXTAUTH_SECRET, ENCRYPTION_KEY: made.ENCRYPTION_KEY });
  if (process.env.DATABASE_URL) return;
  const cluster = await startEmbeddedDatabase();
  cluster.unref();
  process.once("exit", () => process.kill(cluster.pid, "SIGINT"));
  fill({ DATABASE_URL: cluster.connectionString("postgres") });
}

function fill(settings: Record<string, string>): void {
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
}
