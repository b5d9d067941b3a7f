import { isBuilt } from "@/scripts/local/build";

/** A folder of their own, relative to the project, so that tests can run beside `npm start` of other sources. */
export const TEST_BUILD_FOLDER = ".data/next-test";

const STARTED = ".next";

/** Where the build for the browser tests lies: what `npm start` built, if it is of these very sources, or their own folder. */
export async function testBuildFolder(): Promise<string> {
  return (await isBuilt(STARTED)) ? STARTED : TEST_BUILD_FOLDER;
}
