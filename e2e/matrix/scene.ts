import { everybody, type Scene } from "@/e2e/matrix/actors";
import { test as base } from "@/e2e/pages/fixtures";

/** Playwright's `test` with a meeting of its own and everybody who may stand in some relation to it. */
export const test = base.extend<{ scene: Scene }>({
  scene: async ({ admin, request, mailbox, databaseUrl, stack }, use) =>
    use(await everybody({ admin, request, mailbox, databaseUrl, origin: new URL(stack.APP_URL).origin })),
});

export { expect } from "@playwright/test";
