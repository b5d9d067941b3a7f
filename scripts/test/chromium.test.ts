import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { findChromium, opensNothing } from "@/scripts/test/chromium";

test("a browser that opens no page is said with the command that brings what it lacks, for root and for others", () => {
  expect(opensNothing("/opt/chromium", true)).toContain(
    "/opt/chromium opens no page, most likely because libraries of the system are missing. Install them with node_modules/.bin/playwright install-deps chromium,",
  );
  expect(opensNothing("/opt/chromium", false)).toContain("sudo apt-get install -y --no-install-recommends chromium");
});

test("a browser that cannot run is found out before anything is tested, and named", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "browser-"));
  const file = path.join(folder, "chromium");
  await writeFile(file, "#!/bin/sh\necho 'error while loading shared libraries: libnss3.so' >&2\nexit 127\n", {
    mode: 0o755,
  });
  vi.stubEnv("CHROMIUM_PATH", file);
  await expect(findChromium(new AbortController().signal)).rejects.toThrow(`${file} opens no page`);
  await rm(folder, { recursive: true });
});
