import { execFileSync } from "node:child_process";
import path from "node:path";
import { MUTANTS_FOLDER, mutantNames } from "@/scripts/simulate/mutants";

/** `npm run verify`: each defect to plant still applies to the product. One that does not is made anew with the change. */
for (const name of await mutantNames()) {
  try {
    execFileSync("git", ["apply", "--check", path.join(MUTANTS_FOLDER, name)], { stdio: "pipe" });
  } catch {
    console.error(`scripts/simulate/mutants/${name} does not apply any more: make it anew with this change.`);
    process.exitCode = 1;
  }
}
