import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { citationFaults } from "@/scripts/citations/faults";
import { citingTexts } from "@/scripts/citations/texts";
import { arrowsInside, circlesOf, doubleNames, fullestFolder, linesOf, tiedFolders } from "@/scripts/house/measures";
import { productionOf } from "@/scripts/house/production";
import { lengthsInWords, lengthsOf, mailStays, stepsOf } from "@/scripts/house/walk";

/**
 * `npm run house [-- --repo FOLDER] [--walk] [--from FILE]`: how the tree reads to a newcomer, in numbers, of this checkout or
 * another one. With `--walk` every stay of `sendMail` too; FILE is where an older checkout has it.
 */
const { values } = parseArgs({
  options: {
    repo: { type: "string", default: "." },
    walk: { type: "boolean", default: false },
    from: { type: "string", default: "lib/effects/mail/send-mail.ts" },
  },
});
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
  ["folders of lib that import each other", tiedFolders(sources).length],
  ["circles of imports, types included", circlesOf(sources).length],
  ["names exported twice", doubleNames(sources).length],
  ["dead citations", faults.length],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`  ${what.padEnd(width)}  ${value}`);

const stays = mailStays(sources, values.from);
if (values.walk) for (const { file, functions } of stays) console.log(`  ${file}: ${functions.join(", ")}`);
const list = path.join(values.repo, "docs/design/walk.md");
const { spine } = existsSync(list) ? stepsOf(readFileSync(list, "utf8")) : { spine: [] };
console.log(lengthsInWords(lengthsOf(sources, spine, stays)));
