import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { isAccessible, withoutScripts } from "@/e2e/pages/host";

/** A page of a new person, who is nobody else's in any other test. */
async function aPerson(browser: Browser, admin: Admin, baseURL: string | undefined, role: string): Promise<Page> {
  const email = `${randomUUID()}@people.example`;
  await admin("user", "create", "--email", email, "--name", "Kim Vale", "--role", role, "--time-zone", "Europe/Berlin");
  const { cookie } = await admin("session", "create", "--user", email);
  const [name = "", value = ""] = String(cookie).split("=");
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
  await context.addCookies([{ name, value, url: baseURL ?? "" }]);
  return context.newPage();
}

test("a counselor's settings are saved, and a new meeting begins with them", async ({ browser, admin, baseURL }) => {
  const page = await aPerson(browser, admin, baseURL, "counselor");
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Profile");
  await isAccessible(page);
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByLabel("Language", { exact: true }).selectOption({ label: "Deutsch" });
  await page.getByRole("radio", { name: "Never send an email" }).check();
  await page.getByLabel("Reminders to everyone invited").selectOption("Ten minutes before");
  await page.getByLabel("Duration in minutes").fill("3");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was saved" })).toContainText("at least 5");
  await expect(page.getByLabel("Time zone"), "what was typed stays").toHaveValue("Asia/Tokyo");
  await isAccessible(page);

  await page.getByLabel("Duration in minutes").fill("45");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Ihre Einstellungen sind gespeichert." })).toBeVisible();
  await expect(page.locator("html"), "the pages follow the language").toHaveAttribute("lang", "de");
  await expect(page.getByLabel("Sprache", { exact: true })).toHaveValue("de");
  await expect(page.getByRole("radio", { name: "Nie eine E-Mail senden" })).toBeChecked();

  await page.goto("/meetings/new");
  await expect(page.getByLabel("Zeitzone")).toHaveValue("Asia/Tokyo");
  await expect(page.getByRole("spinbutton", { name: "Minuten" })).toHaveValue("45");
  await expect(page.getByLabel("Erinnerungen")).toHaveValue("ten_minutes_before");
});

test("the pages of the settings lead to each other, and a client has no defaults for meetings", async ({
  browser,
  admin,
  baseURL,
}) => {
  const page = await aPerson(browser, admin, baseURL, "client");
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Defaults for new meetings" })).toHaveCount(0);
  const pages = page.getByRole("navigation", { name: "Settings" });
  await expect(pages.getByRole("link", { name: "Profile" })).toHaveAttribute("aria-current", "page");
  await pages.getByRole("link", { name: "API keys" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API keys");
  await expect(pages.getByRole("link", { name: "API keys" })).toHaveAttribute("aria-current", "page");
});

test("signing out everywhere ends the session in another browser too, without JavaScript", async ({
  browser,
  admin,
  baseURL,
}) => {
  const page = await aPerson(browser, admin, baseURL, "client");
  await page.goto("/settings");
  const plain = await withoutScripts(browser, page);
  await plain.goto("/settings");
  await plain.getByLabel("Name").fill("Kim Vale-Ortiz");
  await plain.getByRole("button", { name: "Save settings" }).click();
  await expect(plain.getByLabel("Name")).toHaveValue("Kim Vale-Ortiz");
  await plain.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(plain).toHaveURL(/\/sign-in/);
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/sign-in/);
});
