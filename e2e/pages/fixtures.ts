import { test as base } from "@playwright/test";
import { type Mailbox, mailboxAt } from "@/e2e/pages/mailbox";
import { newId } from "@/lib/ids";
import { wiring } from "@/lib/wiring/wiring";
import { runCommand } from "@/scripts/admin/run";

/**
 * What `npm run admin -- …words` does to the stack's database and answers, without a process for each: starting one takes a
 * second of computing (e2e/admin-command.spec.ts starts real ones). Rejects with what the command would have printed.
 */
export type Admin = (...words: string[]) => Promise<Record<string, unknown>>;

const settings = [
  "APP_URL",
  "MAILBOX_URL",
  "DATABASE_URL",
  "RESEND_WEBHOOK_SECRET",
  "METRICS_TOKEN",
  "WORKER_METRICS_PORT",
] as const;
type Stack = Record<(typeof settings)[number], string>;
type Fixtures = { stack: Stack; mailbox: Mailbox; databaseUrl: string; admin: Admin };

/** Playwright's `test` for specs: `baseURL` is the stack's web server, so `page.goto("/meetings")` works. */
export const test = base.extend<Fixtures>({
  baseURL: ({ stack }, use) => use(stack.APP_URL),
  mailbox: ({ stack }, use) => use(mailboxAt(stack.MAILBOX_URL)),
  databaseUrl: ({ stack }, use) => use(stack.DATABASE_URL),
  admin: ({ stack: _ }, use) => use(admin),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern and demands one.
  stack: ({}, use) =>
    // Safe: one value for each of the names.
    use(Object.fromEntries(settings.map((name) => [name, fromStack(name)])) as Stack),
});

export { expect } from "@playwright/test";

async function admin(...words: string[]): Promise<Record<string, unknown>> {
  const { contextOf } = await wiring();
  const { ok, answer } = await runCommand(contextOf({ kind: "system" }, newId()), words);
  if (!ok) throw new Error(`admin ${words.join(" ")} said: ${JSON.stringify(answer)}`);
  return answer;
}

function fromStack(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: specs run with the global setup of playwright.config.ts.`);
  return value;
}
