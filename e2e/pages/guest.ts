import type { Browser, Page } from "@playwright/test";
import { expect } from "@/e2e/pages/fixtures";
import { guest, schedule, signInAs } from "@/e2e/pages/host";
import type { CaughtMail, Mailbox } from "@/e2e/pages/mailbox";

const LINK = /https?:\/\/\S+\/i\/[\w-]{43}/g;

/** A counselor signs in and schedules a meeting with one guest, who gets its link by email. */
export async function inviteGuest(page: Page, mailbox: Mailbox, name: string) {
  await signInAs(page, "Dana Whitfield");
  const address = guest(name);
  const meeting = await schedule(page, mailbox, [address]);
  return { address, meeting, id: meeting.id, link: await linkMailedTo(mailbox, address) };
}

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

/** The code and the link in the one mail that asks to confirm an address. */
export async function codeMailedTo(mailbox: Mailbox, address: string): Promise<{ code: string; link: string }> {
  const asked = async () => (await mailbox.to(address)).filter(({ subject }) => subject.includes("confirm"));
  await expect.poll(async () => (await asked()).length).toBe(1);
  const [mail] = await asked();
  return {
    code: /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "",
    link: /https?:\/\/\S+\/confirm-address\?token=[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "",
  };
}

/** Proposes one other time, `2031-12-02` and `10:00`, at the guest's open page. */
export async function proposeFirst(visitor: Page, day: string, start: string): Promise<void> {
  await visitor.getByText("Propose another time").click();
  const first = visitor.getByRole("group", { name: "First choice" });
  await first.getByLabel("Day").fill(day);
  await first.getByLabel("Start").fill(start);
  await visitor.getByRole("button", { name: "Send proposal" }).click();
  await expect(visitor.getByRole("main")).toContainText("You proposed");
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
