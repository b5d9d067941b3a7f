import type { Page } from "@playwright/test";
import { makePerson } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { codeMailedTo, inviteGuest, linkMailedTo, proposeFirst, stranger } from "@/e2e/pages/guest";
import type { CaughtMail, Mailbox } from "@/e2e/pages/mailbox";

/** Every address of ours that a mail holds, seen or unseen. */
function linksIn({ html, text, headers }: CaughtMail, origin: string): string[] {
  const found = `${html} ${text} ${JSON.stringify(headers)}`.replaceAll("&amp;", "&").match(/https?:\/\/[^\s"<>)\\]+/g);
  return (found ?? []).filter((url) => url.startsWith(origin));
}

/** Dana's change of the meeting, as her page would send it. */
async function change(page: Page, id: string, data: object): Promise<void> {
  const headers = { Origin: new URL(page.url()).origin };
  expect((await page.request.patch(`/api/v1/meetings/${id}`, { data, headers })).ok()).toBe(true);
}

async function proposalsOf(page: Page, id: string) {
  // Safe: our own API's contract (lib/web/openapi/openapi-proposals.ts).
  return ((await (await page.request.get(`/api/v1/meetings/${id}/proposals`)).json()) as { data: { id: string }[] })
    .data;
}

async function askForFreshLink(visitor: Page, address: string): Promise<void> {
  await visitor.goto("/fresh-link");
  await visitor.getByLabel("Your email").fill(address);
  await visitor.getByRole("button", { name: "Send me a new link" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Check your email");
}

async function signInMail(visitor: Page, mailbox: Mailbox, email: string): Promise<CaughtMail> {
  await visitor.goto("/sign-in");
  await visitor.getByLabel("Email").fill(email);
  await visitor.getByRole("button", { name: "Send me a link and a code" }).click();
  await expect.poll(async () => (await mailbox.to(email)).length).toBe(1);
  const [mail] = await mailbox.to(email);
  if (!mail) throw new Error("There is no mail.");
  return mail;
}

test("fifty visits of a scanner to every link of every mail change nothing, and what the person presses counts", async ({
  page,
  mailbox,
  browser,
  stack,
  admin,
}) => {
  test.slow();
  const { address, id, link: first } = await inviteGuest(page, mailbox, "ada");
  const visitor = await stranger(browser, stack.APP_URL, false);
  await visitor.goto(first);
  await proposeFirst(visitor, "2031-12-02", "10:00");
  const [proposal] = await proposalsOf(page, id);
  await page.request.post(`/api/v1/meetings/${id}/proposals/${proposal?.id}/decline`, {
    headers: { Origin: stack.APP_URL },
  });
  await linkMailedTo(mailbox, address, 2);
  await askForFreshLink(visitor, address);
  await visitor.goto(await linkMailedTo(mailbox, address, 3));
  await visitor.getByRole("link", { name: "Open the conversation" }).click();
  await visitor.getByRole("button", { name: "Send me a code" }).click();
  const { link: confirming } = await codeMailedTo(mailbox, address);
  await change(page, id, { startsAt: "2031-12-03T16:00:00+01:00" });
  const link = await linkMailedTo(mailbox, address, 5);
  const person = await makePerson(admin);
  const toSignIn = await signInMail(visitor, mailbox, person.email);

  const mails = [...(await mailbox.to(address)), toSignIn];
  const urls = [...new Set(mails.flatMap((mail) => linksIn(mail, stack.APP_URL)))];
  for (const kind of ["/i/", "?answer=declined", "/confirm-address?", "/sign-in/confirm?"])
    expect(
      urls.filter((url) => url.includes(kind)),
      kind,
    ).not.toEqual([]);
  const state = async () => [
    await (await page.request.get(`/api/v1/meetings/${id}`)).json(),
    await (await page.request.get(`/api/v1/meetings/${id}/history`)).json(),
    (await mailbox.to(address)).length,
  ];
  const before = await state();
  const scanner = await browser.newContext({ extraHTTPHeaders: { "Sec-Purpose": "prefetch" } });
  for (const url of urls) {
    const visits = Array.from({ length: 50 }, (_, visit) =>
      scanner.request.fetch(url, { method: visit % 2 ? "HEAD" : "GET" }),
    );
    await Promise.all(visits);
  }
  expect(await state()).toEqual(before);

  const human = await stranger(browser, stack.APP_URL, false);
  await human.goto(link);
  await human.getByRole("button", { name: "Maybe" }).click();
  await expect(human.getByRole("main")).toContainText("You answered maybe");
  await human.goto(confirming);
  await human.getByRole("button", { name: "Open the conversation" }).click();
  await expect(human.getByLabel("Your message")).toBeVisible();
  const signingIn = linksIn(toSignIn, stack.APP_URL).find((url) => url.includes("/sign-in/confirm?"));
  await human.goto(signingIn ?? "");
  await human.getByRole("button", { name: "Sign in on this device" }).click();
  await expect(human.getByRole("heading", { level: 1 })).toHaveText("Meetings");
});
