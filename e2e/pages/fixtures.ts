import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { test as base } from "@playwright/test";
import { type Mailbox, mailboxAt } from "@/e2e/pages/mailbox";

/** `npm run admin -- …words` against the stack's database; answers its JSON. Rejects with what the command printed. */
export type Admin = (...words: string[]) => Promise<Record<string, unknown>>;

type Stack = { APP_URL: string; MAILBOX_URL: string; DATABASE_URL: string; RESEND_WEBHOOK_SECRET: string };
type Fixtures = { stack: Stack; mailbox: Mailbox; databaseUrl: string; admin: Admin };

/** Playwright's `test` for specs: `baseURL` is the stack's web server, so `page.goto("/meetings")` works. */
export const test = base.extend<Fixtures>({
  baseURL: ({ stack }, use) => use(stack.APP_URL),
  mailbox: ({ stack }, use) => use(mailboxAt(stack.MAILBOX_URL)),
  databaseUrl: ({ stack }, use) => use(stack.DATABASE_URL),
  admin: ({ stack: _ }, use) => use(admin),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern and demands one.
  stack: ({}, use) =>
    use({
      APP_URL: fromStack("APP_URL"),
      MAILBOX_URL: fromStack("MAILBOX_URL"),
      DATABASE_URL: fromStack("DATABASE_URL"),
      RESEND_WEBHOOK_SECRET: fromStack("RESEND_WEBHOOK_SECRET"),
    }),
});

export { expect } from "@playwright/test";

const run = promisify(execFile);

async function admin(...words: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", "scripts/admin.ts", ...words]).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`admin ${words.join(" ")} said: ${stdout}${stderr}`);
    },
  );
  // Safe: the admin command prints exactly one JSON object (api.md, Admin command line).
  return JSON.parse(stdout) as Record<string, unknown>;
}

function fromStack(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: specs run with the global setup of playwright.config.ts.`);
  return value;
}
