import { afterAll, beforeAll, inject } from "vitest";
import type { Script } from "@/scripts/simulate/acts/act";
import { live } from "@/scripts/simulate/live";
import { readable } from "@/scripts/simulate/report";
import { type Installation, openInstallation } from "@/scripts/simulate/world/world";

/** Lives a life in an installation of this test file's own. Gives what the judges found, in words; nothing where all is as it should be. */
export function judgedLives(): (script: Script) => Promise<string> {
  let installation: Installation;
  beforeAll(async () => {
    installation = await openInstallation(inject("testServer"));
  }, 60_000);
  afterAll(() => installation.close());
  return async (script) => {
    const { finding } = await live(installation, script);
    return finding ? `FINDING ${finding.judge}: ${finding.message}\n${readable(script)}` : "";
  };
}
