import { defineConfig, devices } from "@playwright/test";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // It needs a second build of the pages: npm run test:builds.
  testIgnore: process.env.OTHER_BUILD_FOLDER ? [] : "**/two-builds.spec.ts",
  globalSetup: "./e2e/servers/global-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Only to end what hangs: what a test waits for has limits of its own.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      // docs/design/stack.md#trap-10: works as root and in containers, and talks to nobody on its own.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
