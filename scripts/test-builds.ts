import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { runToEnd } from "@/scripts/local/child";
import { makeDataFolder } from "@/scripts/local/data-folder";
import { runScript, step } from "@/scripts/terminal";
import { findChromium } from "@/scripts/test/chromium";

/** Where the build of "another release" lies. */
const OTHER_BUILD_FOLDER = ".data/next-other";

// Builds the pages as another release does and sends forms of one build to a server of the other (docs/design/scale.md#3.3).
runScript(async () => {
  const never = new AbortController().signal;
  await makeDataFolder();
  await generateIfNeeded(never);
  const CHROMIUM_PATH = await step("Finding a browser", () => findChromium(never));
  await buildIfNeeded(OTHER_BUILD_FOLDER, { BUILD_KEY: "another release" }, never);
  const words = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list", "e2e/two-builds.spec.ts"];
  await runToEnd("The test of two builds", words, { CHROMIUM_PATH, OTHER_BUILD_FOLDER }, never);
});
