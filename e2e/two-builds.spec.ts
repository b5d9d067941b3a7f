import type { Page } from "@playwright/test";
import { offer, restoresAll, typeForm } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { signInAs, withoutScripts } from "@/e2e/pages/host";
import { startSecondServer } from "@/e2e/servers/second-server";

/** From now on everything of a page comes from another server at the same address, as after a release. */
async function release(page: Page, url: string): Promise<void> {
  await page.route("**/*", async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.continue({ url: `${url}${pathname}${search}` });
  });
}

test("a form of one build that is sent to a server of another loses no word, with and without JavaScript", async ({
  page,
  browser,
}) => {
  const other = await startSecondServer({ NEXT_DIST_DIR: process.env.OTHER_BUILD_FOLDER ?? "" });
  await signInAs(page, "Dana Whitfield");
  const plain = await withoutScripts(browser, page);
  await plain.goto("/meetings/new");
  await plain.getByLabel("Title", { exact: true }).fill("Half typed");
  await typeForm(page);

  await release(page, other.url);
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await page.getByRole("button", { name: "Load the new version" }).click();
  await restoresAll(page);
  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await expect(page).toHaveURL(/\?scheduled=1$/);
  await page.goto("/meetings/new");
  await expect(offer(page)).toHaveCount(0);

  await release(plain, other.url);
  await plain.getByRole("button", { name: /^Schedule/ }).click();
  await expect(plain.getByRole("region", { name: "What you typed" })).toContainText("Half typed");
  await plain.getByRole("link", { name: "Open the new version" }).click();
  await expect(plain.getByLabel("Title", { exact: true })).toBeVisible();
  await other.stop();
});
