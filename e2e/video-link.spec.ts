import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, isAccessible } from "@/e2e/pages/host";

const link = "https://calls.example/ivo";

/** A counselor of this test alone, signed in by a session of the command line. */
async function counselor(page: Page, admin: (...words: string[]) => Promise<Record<string, unknown>>, url: string) {
  const email = `${crypto.randomUUID()}@linden.example`;
  await admin("user", "create", "--email", email, "--name", "Ivo Brandt", "--role", "counselor");
  const { cookie } = await admin("session", "create", "--user", email);
  const [name = "", value = ""] = String(cookie).split("=");
  await page.context().addCookies([{ name, value, url }]);
}

test("where no call comes by itself a video meeting needs a link, which is remembered, shown to the host and mailed to nobody", async ({
  page,
  browser,
  admin,
  mailbox,
  stack,
}) => {
  await counselor(page, admin, stack.APP_URL);
  await page.goto("/meetings/instant");
  await expect(page.getByRole("radio", { name: "Phone" })).toBeChecked();
  await page.getByRole("radio", { name: "Video" }).check({ force: true });
  const address = guest("video");
  await page.getByLabel("Invite by email").fill(address);
  await page.getByRole("button", { name: "Start now" }).click();
  const box = page.getByLabel("Your video link");
  await expect(box).toHaveAccessibleDescription(/Give the https:\/\/ link of your video call/);
  await isAccessible(page);
  expect(await mailbox.to(address)).toEqual([]);

  await box.fill(link);
  const remember = page.getByRole("checkbox", { name: "Remember as my usual link" });
  await expect(remember).not.toBeChecked();
  await remember.check();
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page).toHaveURL(/\/m\/[\w-]+$/);

  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(await linkMailedTo(mailbox, address));
  await expect(visitor.getByRole("main")).toContainText("Video call");
  await expect(visitor.getByRole("main")).not.toContainText("calls.example");
  const [mail] = await mailbox.to(address);
  expect(JSON.stringify(mail)).not.toContain("calls.example");
  await visitor.context().close();

  await page.goto("/settings");
  await expect(page.getByLabel("Your usual video link (optional)")).toHaveValue(link);
  await page.goto("/meetings/new");
  await expect(page.getByRole("radio", { name: "Video" })).toBeChecked();
  await expect(page.getByLabel("Your video link")).toHaveValue(link);
});

test("a host sees her link, and that another meeting has the same at that time", async ({ page, admin, stack }) => {
  await counselor(page, admin, stack.APP_URL);
  await page.goto("/settings");
  await page.getByLabel("Your usual video link (optional)").fill(link);
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your settings are saved." })).toBeVisible();
  for (const [title, start] of [
    ["First of two", "16:00"],
    ["Second of two", "16:30"],
  ] as const) {
    await page.goto("/meetings/new");
    await page.getByLabel("Title", { exact: true }).fill(title);
    await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
    await page.getByLabel("Start", { exact: true }).fill(start);
    await page.getByRole("button", { name: /^Schedule/ }).click();
    await expect(page).toHaveURL(/scheduled=1$/);
  }
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: link })).toBeVisible();
  await expect(main).toContainText("Another meeting has the same link at this time");
  await isAccessible(page);
  await main.getByRole("link", { name: "First of two" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("First of two");
});
