import { startVitest } from "vitest/node";
import { productionOf } from "@/scripts/house/production";
import { runScript, Stop } from "@/scripts/terminal";

/** How `query` is made, and a package that writes its own statements. */
const KNOWN = ["lib/db/query.ts", "lib/db/raw-statements.ts", "lib/db/limits.ts"];

/** Sends the statements that carry the load once and holds what they give against a database made from the migrations. */
runScript(async () => {
  const vitest = await startVitest("test", ["scripts/statements/hot-paths.db.test.ts"], {
    project: ["db"],
    run: true,
    watch: false,
    reporters: ["dot"],
  });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const checked = tests.reduce((sum, test) => sum + (test.meta().statements ?? 0), 0);
  const passed = checked > 0 && vitest.state.getTestModules().every((module) => module.ok());
  await vitest.close();
  if (!passed) throw new Stop("A statement gives other rows than its shape says; which one is above.");
  const left = unchecked();
  console.log(`  statements checked ${checked}, unchecked ${left}`);
  if (left > 0) throw new Stop("A statement says nothing of its rows. Send it by `query` of lib/db/query.ts.");
});

/** Places where production code takes rows from a statement that says nothing of them. */
function unchecked(): number {
  const others = [...productionOf(".")].filter(([file]) => !file.startsWith("scripts/") && !KNOWN.includes(file));
  return others.reduce((sum, [, text]) => sum + (text.match(/\$queryRaw(Unsafe)?[<(`]/g)?.length ?? 0), 0);
}
