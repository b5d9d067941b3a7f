import { expect, test } from "vitest";
import { opensNothing } from "@/scripts/test/chromium";

test("a browser that opens no page is said with the command that brings what it lacks, for root and for others", () => {
  expect(opensNothing("/opt/chromium", true)).toContain(
    "/opt/chromium opens no page, most likely because libraries of the system are missing. Install them with node_modules/.bin/playwright install-deps chromium,",
  );
  expect(opensNothing("/opt/chromium", false)).toContain("sudo apt-get install -y --no-install-recommends chromium");
});
