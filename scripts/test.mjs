// `npm test`: must run on Node 20 with nothing installed.
import { installIfNeeded, runOnProjectNode } from "./bootstrap/install.mjs";
import { demand, missingGit } from "./bootstrap/needs.mjs";

await demand([missingGit]);
await installIfNeeded([]);
process.exit(await runOnProjectNode("scripts/test/main.ts", process.argv.slice(2)));
