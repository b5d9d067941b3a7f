import { buildIfNeeded, generateIfNeeded, isBuilt } from "@/scripts/local/build";
import { makeDataFolder } from "@/scripts/local/data-folder";
import type { Script } from "@/scripts/simulate/acts/act";
import { type BuiltServer, startBuiltServer } from "@/scripts/simulate/world/http/built-server";
import { testBuildFolder } from "@/scripts/test/test-build-folder";

/** The built server of those lives that go over HTTP. It starts with the first of them. */
export type HttpLives = {
  /** Undefined for a life that does not, and where nothing is built. */
  begin(script: Script): Promise<BuiltServer | undefined>;
  close(): Promise<void>;
};

export function httpLives(
  needs: Parameters<typeof startBuiltServer>[1],
  builds: (() => Promise<string | undefined>) | undefined,
  log: (line: string) => void,
): HttpLives {
  let starting: Promise<BuiltServer | undefined> | undefined;
  const start = async () => {
    const folder = await builds?.();
    return folder === undefined ? undefined : startBuiltServer(folder, needs, log);
  };
  return {
    async begin({ http = false }) {
      if (!http) return undefined;
      starting ??= start();
      return starting;
    },
    async close() {
      await (await starting)?.close();
    },
  };
}

/** Where a build of these very sources lies. Without one it says once what lives do without. */
export async function builtFolder(): Promise<string | undefined> {
  const folder = await testBuildFolder();
  if (await isBuilt(folder)) return folder;
  process.stderr.write(
    "Lives over HTTP go through the handlers here: nothing is built of these sources. --http builds.\n",
  );
  return undefined;
}

/** Builds the pages for lives over HTTP, unless that is done. */
export async function buildForLives(): Promise<void> {
  const never = new AbortController().signal;
  await makeDataFolder();
  await generateIfNeeded(never);
  await buildIfNeeded(await testBuildFolder(), {}, never);
}
