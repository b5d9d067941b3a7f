import type { Browser, Page } from "@playwright/test";
import { expect } from "@/e2e/pages/fixtures";
import type { CaughtMail, Mailbox } from "@/e2e/pages/mailbox";

const LINK = /https?:\/\/\S+\/i\/[\w-]{43}/g;

/** The guest's links in the newest mail to an address, once there are so many mails. */
export async function linksMailedTo(mailbox: Mailbox, address: string, mails = 1): Promise<string[]> {
  await expect.poll(async () => (await mailbox.to(address)).length).toBe(mails);
  return [...new Set(newest(await mailbox.to(address)).text.match(LINK))];
}

/** The link that opens a guest's page. */
export async function linkMailedTo(mailbox: Mailbox, address: string, mails = 1): Promise<string> {
  const [link] = await linksMailedTo(mailbox, address, mails);
  if (!link) throw new Error("The mail holds no guest's link.");
  return link;
}

/** A page of a browser of its own that has never been here. */
export async function stranger(browser: Browser, baseURL: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled, timezoneId: "America/New_York" });
  return context.newPage();
}

function newest(mails: CaughtMail[]): CaughtMail {
  const last = mails.at(-1);
  if (!last) throw new Error("There is no mail.");
  return last;
}
