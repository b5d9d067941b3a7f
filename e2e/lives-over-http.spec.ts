import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@/e2e/pages/fixtures";
import { ROOT } from "@/scripts/local/data-folder";

const LIVES = 6;

test("lives of the oracle are as they should be over HTTP, their forms posted as a browser without scripts does", async ({
  databaseUrl,
}) => {
  test.slow();
  const words = `--import tsx scripts/simulate.ts --http --seed 1 --lives ${LIVES} --workers 1 --first`.split(" ");
  // Nothing of the installation that the other specs ask, but the server of its database.
  const { PATH, HOME, TMPDIR, BUILD_KEY } = process.env;
  const env = { PATH, HOME, TMPDIR, BUILD_KEY, NODE_ENV: "production" as const, SIMULATION_SERVER: databaseUrl };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: ROOT, env }).catch(
    (error) => error,
  );
  expect(stderr).not.toContain("go through the handlers");
  expect(stdout).toMatch(new RegExp(`^simulate: seed 1, ${LIVES} lives, \\d+ acts, 0 findings, `));
});
