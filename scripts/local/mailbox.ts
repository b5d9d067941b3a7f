import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import { keepRunning, type Part } from "@/scripts/local/keep-running";
import { isFree } from "@/scripts/local/ports";
import { freePort } from "@/scripts/postgres/cluster";

export type Mailbox = Part & { smtpUrl: string; pageUrl: string; notes: string[] };

const SMTP_PORT = 1025;
const PAGE_PORT = 1080;

/** The local mailbox: takes every mail over SMTP and shows it on a page. Free ports when the usual ones are taken. */
export async function startMailbox(folder: string): Promise<Mailbox> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const smtp = await portNear(SMTP_PORT);
  const page = await portNear(PAGE_PORT);
  const part = keepRunning(
    "mailbox",
    ["scripts/local/mailbox-server.mjs", String(smtp), String(page), path.resolve(folder)],
    {},
  );
  const notes = [moved("the mailbox takes mail", SMTP_PORT, smtp), moved("the mailbox page", PAGE_PORT, page)].filter(
    (note) => note !== "",
  );
  return { ...part, smtpUrl: `smtp://127.0.0.1:${smtp}`, pageUrl: `http://127.0.0.1:${page}`, notes };
}

async function portNear(usual: number): Promise<number> {
  return (await isFree(usual, "127.0.0.1")) ? usual : freePort();
}

function moved(what: string, usual: number, port: number): string {
  return port === usual ? "" : `Port ${usual} is taken by another program, so ${what} on port ${port} this time.`;
}
