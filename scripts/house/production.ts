import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const PRODUCTION = /^(app|components|emails|e2e|lib|scripts|server)\/.*\.(ts|tsx|mjs)$/;
const FOR_TESTS = /\.test\.|\.spec\.ts$|(^|\/)testing\//;

/** The files of a checkout that git tracks or would track, as paths from its root. */
export function filesOf(root: string): string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
  return listed
    .trim()
    .split("\n")
    .filter((file) => existsSync(path.join(root, file)));
}

/** The text of each production file by its path, counted as docs/design/architecture.md#counting says. */
export function productionOf(root: string): Map<string, string> {
  const files = filesOf(root).filter((file) => PRODUCTION.test(file) && !FOR_TESTS.test(file));
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}
