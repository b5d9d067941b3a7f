import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { Stop } from "@/scripts/terminal";

const USUAL_PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const DOWNLOAD_MILLISECONDS = 90_000;

/**
 * A Chromium for the browser tests: the one of CHROMIUM_PATH, the system's, Playwright's own (downloaded if need be), or
 * for root Debian's package. Says what it took. @throws Stop with what to do when there is none to be had.
 */
export async function findChromium(signal: AbortSignal): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Stop(`CHROMIUM_PATH names ${given}, which does not exist.`);
  const present = [given ?? "", ...USUAL_PLACES, chromium.executablePath()].find(
    (file) => file !== "" && existsSync(file),
  );
  if (present) return say(present, `Using ${present}.`, signal);
  if (await runs("node_modules/.bin/playwright", ["install", "chromium"], signal)) {
    return say(chromium.executablePath(), "Downloaded Playwright's Chromium.", signal);
  }
  if (
    process.getuid?.() === 0 &&
    (await runs("sh", ["-c", "apt-get update && apt-get install -y --no-install-recommends chromium"], signal))
  ) {
    return say("/usr/bin/chromium", "Installed Debian's chromium with apt-get.", signal);
  }
  throw new Stop(
    "The browser tests need Chromium and none could be downloaded. Install one (as root: apt-get install -y --no-install-recommends chromium), or name it: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

/** A browser that is there may still lack its system libraries, so it opens a page first. */
async function say(file: string, sentence: string, signal: AbortSignal): Promise<string> {
  const words = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"];
  if (!(await runs(file, words, signal, "ignore"))) throw new Stop(opensNothing(file, process.getuid?.() === 0));
  console.log(`  ${sentence}`);
  return file;
}

/** What to do about a browser that is there and opens no page. */
export function opensNothing(file: string, isRoot: boolean): string {
  const install = "node_modules/.bin/playwright install-deps chromium";
  const debian = "apt-get install -y --no-install-recommends chromium";
  return `${file} opens no page, most likely because libraries of the system are missing. Install them with ${isRoot ? "" : "sudo "}${install}, or a whole browser with ${isRoot ? "" : "sudo "}${debian}, or name another one: CHROMIUM_PATH=/path/to/chromium npm test`;
}

/** False when the program fails, hangs or is not there: each means trying the next source. */
async function runs(
  command: string,
  words: string[],
  signal: AbortSignal,
  output: "inherit" | "ignore" = "inherit",
): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MILLISECONDS)]);
  const child = spawn(command, words, { stdio: ["ignore", output, output], signal: limit });
  const [outcome] = await Promise.race([once(child, "exit"), once(child, "error")]).catch((error: unknown) => [error]);
  signal.throwIfAborted();
  return outcome === 0;
}
