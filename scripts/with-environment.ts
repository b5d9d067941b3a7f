// `tsx scripts/with-environment.ts <script> [words]`: runs a script with the settings and the database of this folder.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { completeEnvironment } from "@/scripts/local/environment";
import { runScript, Stop } from "@/scripts/terminal";

runScript(async () => {
  const [script] = process.argv.splice(2, 1);
  if (!script) throw new Stop("Name the script to run: tsx scripts/with-environment.ts scripts/migrate.ts");
  const file = path.resolve(script);
  process.argv[1] = file;
  await completeEnvironment();
  await import(pathToFileURL(file).href);
});
