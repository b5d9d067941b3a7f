import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { stranger } from "@/e2e/pages/guest";
import { isAccessible } from "@/e2e/pages/host";
import type { Mailbox } from "@/e2e/pages/mailbox";

/** Signs in as far as the mailbox leads. */
async function proveMailbox(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  const codes = async () => (await mailbox.to(email)).flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? []);
  await page.goto("/sign-in?returnPath=%2Fnotifications");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link and a code" }).click();
  await expect.poll(codes).toHaveLength(1);
  await page.getByLabel("Code from the email").fill((await codes())[0] ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/sign-in/second-factor?returnPath=%2Fnotifications");
}

async function aCounselor(admin: Admin, ...more: string[]): Promise<string> {
  const email = `${randomUUID()}@people.example`;
  await admin("user", "create", "--email", email, "--name", "Kim Vale", "--role", "counselor", ...more);
  return email;
}

/** What the app that was given the page's secret shows now. */
async function codeOfApp(page: Page): Promise<string> {
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

test("S-17: a counselor whose practice asks for a second factor sets it up before anything opens", async ({
  browser,
  admin,
  mailbox,
  stack,
}) => {
  const practice = `Practice ${randomUUID()}`;
  const email = await aCounselor(admin, "--practice", practice);
  await admin("practice", "require-second-factor", "--practice", practice);
  const page = await stranger(browser, stack.APP_URL);
  await proveMailbox(page, mailbox, email);
  await page.goto("/meetings");
  await expect(page).toHaveURL(/\/sign-in\/second-factor/);
  expect((await page.request.get("/api/v1/meetings")).status()).toBe(401);
  await expect(page.getByText("Your practice asks for a second step")).toBeVisible();
  const picture = page.getByRole("img", { name: /authenticator app/ });
  await expect(picture.locator("rect"), "cameras read dark on light").toHaveAttribute("fill", "#fff");
  await isAccessible(page);
  await page.getByLabel("Code from the app").fill("wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("You have 4 tries left.");
  await page.getByLabel("Code from the app").fill(await codeOfApp(page));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/settings/second-factor?added=1");
  await expect(page.getByRole("region", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await isAccessible(page);
  expect((await page.request.get("/api/v1/meetings")).status()).toBe(200);
});

test("S-17: without JavaScript a counselor turns the second factor on, and a recovery code signs her in without the app", async ({
  browser,
  admin,
  mailbox,
  stack,
}) => {
  const email = await aCounselor(admin);
  const { cookie } = await admin("session", "create", "--user", email);
  const [name = "", value = ""] = String(cookie).split("=");
  const settings = await stranger(browser, stack.APP_URL, false);
  await settings.context().addCookies([{ name, value, url: stack.APP_URL }]);
  await settings.goto("/settings/second-factor");
  await settings.getByLabel("Code from the app").fill(await codeOfApp(settings));
  await settings.getByRole("button", { name: "Turn on two-step sign-in" }).click();
  await expect(settings.getByRole("main")).toContainText(
    "Two-step sign-in is on, and your other browsers are signed out.",
  );
  const recovery = await settings
    .getByRole("region", { name: "Recovery codes" })
    .getByRole("listitem")
    .first()
    .textContent();

  const page = await stranger(browser, stack.APP_URL, false);
  await proveMailbox(page, mailbox, email);
  await page.getByLabel("Code from the app, or a recovery code").fill(recovery ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/notifications");
  await page.goto("/settings/second-factor");
  await expect(page.getByRole("main")).toContainText(`${recovery}, used`);
  await page.getByRole("button", { name: "Turn off two-step sign-in" }).click();
  await expect(page).toHaveURL("/sign-in");
});
