import { generateIfNeeded } from "@/scripts/local/build";
import { runToEnd, tsx } from "@/scripts/local/child";
import { runScript, step } from "@/scripts/terminal";

/** The static checks, in the order of how often they find something. */
const checks = [
  ["Checking format and style", "@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
  ["Writing the types of the routes", "next/dist/bin/next", "typegen"],
  ["Checking types", "typescript/bin/tsc", "--noEmit"],
  [
    "Checking who may import whom",
    "dependency-cruiser/bin/dependency-cruiser.mjs",
    "--config",
    ".dependency-cruiser.cjs",
    ".",
  ],
  ["Looking for what nobody uses", "knip/bin/knip.js"],
] as const;

runScript(async () => {
  const never = new AbortController().signal;
  await generateIfNeeded(never);
  for (const [title, program, ...words] of checks) {
    const settings = { NEXT_TELEMETRY_DISABLED: "1" };
    await step(title, () => runToEnd(title, [`node_modules/${program}`, ...words], settings, never));
  }
  await step("Checking statements", () =>
    runToEnd("Checking statements", tsx("scripts/check-statements.ts"), {}, never),
  );
  const planting = tsx("scripts/check-mutants.ts");
  await step("Checking the mutants", () => runToEnd("Checking the mutants", planting, {}, never));
  await step("Measuring the house", () => runToEnd("Measuring the house", tsx("scripts/house.ts"), {}, never));
});
