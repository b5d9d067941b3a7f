import { startStack } from "@/e2e/servers/stack";

/** One stack for all specs. What they need of it travels in the environment, which Playwright's workers inherit. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { environment, stop } = await startStack();
  Object.assign(process.env, environment);
  return stop;
}
