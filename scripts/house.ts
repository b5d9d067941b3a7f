import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { citationFaults } from "@/scripts/citations/faults";
import { citingTexts } from "@/scripts/citations/texts";
import { arrowsInside, circlesOf, doubleNames, fullestFolder, linesOf } from "@/scripts/house/measures";
import { productionOf } from "@/scripts/house/production";

/** `npm run house [-- --repo FOLDER]`: how the tree reads to a newcomer, in numbers, of this checkout or another one. */
const { values } = parseArgs({ options: { repo: { type: "string", default: "." } } });
const sources = productionOf(values.repo);
const fullest = fullestFolder(sources);
const faults = citationFaults(citingTexts(values.repo), (file) => existsSync(path.join(values.repo, file)));

const rows: readonly (readonly [string, string | number])[] = [
  ["production files", sources.size],
  ["their lines", linesOf(sources)],
  ["files in the fullest folder", `${fullest.files} (${fullest.folder})`],
  ...["lib/meetings", "lib/web", "lib/effects", "lib/adapters"].map(
    (folder) => [`arrows inside ${folder}`, arrowsInside(folder, sources)] as const,
  ),
  ["circles of imports, types included", circlesOf(sources).length],
  ["names exported twice", doubleNames(sources).length],
  ["dead citations", faults.length],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`  ${what.padEnd(width)}  ${value}`);
