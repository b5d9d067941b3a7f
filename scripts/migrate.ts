import { checkGiven } from "@/lib/env";
import { migrate } from "@/scripts/database/migrate";
import { runScript, Stop } from "@/scripts/terminal";

runScript(async () => {
  checkGiven(process.env);
  const connectionString = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (!connectionString) throw new Stop("Set DATABASE_URL to the database that shall be migrated.");
  const { applied } = await migrate(connectionString);
  for (const name of applied) console.log(`Applied ${name}.`);
  console.log("The database is up to date.");
});
