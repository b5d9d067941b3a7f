import type { Page } from "@playwright/test";
import { makePerson } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs } from "@/e2e/pages/host";
import { startFront } from "@/e2e/servers/front";

const refusedCookies = (page: Page) => page.getByText("this browser keeps no cookies from us");

/** The site as a browser sees it that keeps no cookies: none arrives. */
const siteWithoutCookies = (appUrl: string) => startFront(appUrl, appUrl, ({ "set-cookie": _, ...headers }) => headers);

test("true refusals: a used sign-in link tells whoever is signed in that they are", async ({
  mailbox,
  browser,
  stack,
  admin,
}) => {
  const person = await makePerson(admin);
  const page = await stranger(browser, stack.APP_URL, false);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Send me a link and a code" }).click();
  await expect.poll(async () => (await mailbox.to(person.email)).length).toBe(1);
  const [mail] = await mailbox.to(person.email);
  const link = /https?:\/\/\S+\/sign-in\/confirm\?\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  const press = async () => {
    await page.goto(link);
    await page.getByRole("button", { name: "Sign in on this device" }).click();
  };
  await press();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await press();
  const refusal = page.getByRole("alert");
  await expect(refusal).toContainText("This link has expired or was already used.");
  await expect(refusal).toContainText(/You are signed in as .+ already\./);
  await page.context().clearCookies();
  await press();
  await expect(refusal).toContainText("This link has expired or was already used.");
  await expect(refusal).not.toContainText("already.");
});

test("true refusals: a browser that refuses cookies is told so by each page that waits for one", async ({
  page,
  mailbox,
  browser,
  stack,
  admin,
}) => {
  await signInAs(page, "Dana Whitfield");
  const address = guest("quin");
  await schedule(page, mailbox, [address]);
  const site = await siteWithoutCookies(stack.APP_URL);
  const visitor = await stranger(browser, site.url, false);
  await visitor.goto(new URL(await linkMailedTo(mailbox, address)).pathname);
  await expect(refusedCookies(visitor)).toBeVisible();

  const person = await makePerson(admin);
  await visitor.goto("/sign-in");
  await visitor.getByLabel("Email").fill(person.email);
  await visitor.getByRole("button", { name: "Send me a link and a code" }).click();
  await expect(refusedCookies(visitor)).toBeVisible();
  for (const path of ["/sign-in/confirm", "/confirm-address"]) {
    await visitor.goto(`${path}?token=${"A".repeat(43)}`);
    await expect(refusedCookies(visitor)).toBeVisible();
  }
  for (const scripts of [false, true]) {
    const demo = await stranger(browser, site.url, scripts);
    await demo.goto("/meetings");
    await demo.getByRole("button", { name: "Sign in as Dana Whitfield" }).click();
    await expect(refusedCookies(demo)).toBeVisible();
  }
  await visitor.goto(`/i/${"A".repeat(43)}`);
  await expect(visitor.getByRole("heading", { level: 1 })).toContainText("doesn’t work");
  await expect(refusedCookies(visitor)).toHaveCount(0);
  site.close();
});
