import { expect, test } from "@/e2e/pages/fixtures";
import { isAccessible, signInAs } from "@/e2e/pages/host";

test("single keys lead through the app, rest while one writes, and can be switched off", async ({ page }) => {
  await signInAs(page, "Dana Whitfield");
  const rows = page.locator("main a[data-shortcut-row]");
  // Until the page runs its scripts a key does nothing; at the first row this one stays there.
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(rows.first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  const first = await rows.first().textContent();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first ?? "");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Change the meeting");
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Schedule a meeting");
  await page.getByLabel("Title", { exact: true }).fill("");
  await page.getByLabel("Title", { exact: true }).pressSequentially("i c e");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("i c e");
  await page.getByLabel("Title", { exact: true }).press("Control+Enter");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Please correct one thing.");

  await page.getByRole("heading", { level: 1 }).press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Meetings");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();

  await page.getByRole("heading", { level: 1 }).press("Escape");
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toContainText("Schedule a meeting");
  await isAccessible(page);
  await list.getByLabel("Turn on single-key shortcuts").uncheck();
  await list.getByRole("button", { name: "Close" }).click();
  await expect(list).toBeHidden();
  await page.reload();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(list.getByLabel("Turn on single-key shortcuts")).not.toBeChecked();
  await list.getByRole("button", { name: "Close" }).click();
  await page.evaluate(() => addEventListener("click", () => document.body.setAttribute("data-pressed", "")));
  await page.keyboard.press("c");
  await expect(page.locator("body")).not.toHaveAttribute("data-pressed");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await list.getByLabel("Turn on single-key shortcuts").check();
  await list.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Schedule a meeting");
});
