// `npm start` and `npm run dev`: must run on Node 20 with nothing installed.
import { installIfNeeded, runOnProjectNode } from "./bootstrap/install.mjs";
import { takenPort } from "./bootstrap/needs.mjs";

await installIfNeeded([takenPort]);
process.exit(await runOnProjectNode("scripts/start/main.ts", process.argv.slice(2)));
