import { kept, offer, refuseStorage, restoresAll, title, typeForm } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { signInAs } from "@/e2e/pages/host";

test("a reload, a link with Back and a key on another page lose nothing", async ({ page }) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  await page.reload();
  await restoresAll(page);

  await page.getByRole("link", { name: "Settings" }).first().click();
  await expect(page).toHaveURL(/\/settings$/);
  await page.goBack();
  await restoresAll(page);

  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/\/meetings\/instant$/);
  await expect(offer(page)).toHaveCount(0);
  await page.goto("/meetings/new");
  await restoresAll(page);
});

test("a session that ended costs nothing once the same person has signed in again", async ({ page, context }) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  await context.clearCookies();
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await page.getByRole("button", { name: "Sign in as Dana Whitfield" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto("/meetings/new");
  await restoresAll(page);
});

test("another person in the same browser is offered nothing, and the draft is gone", async ({ page, context }) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  await context.clearCookies();
  await signInAs(page, "Lena Ortiz");
  await page.goto("/meetings/new");
  // Her pages speak Spanish, so the field is found by its id.
  await expect(page.locator("#title")).not.toHaveValue("Half typed");
  await expect.poll(() => kept(page)).not.toContain("Half typed");
});

test("what was sent or thrown away is not offered again", async ({ page }) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  await page.reload();
  await page.getByRole("button", { name: "Throw it away" }).click();
  await page.reload();
  await expect(title(page)).not.toHaveValue("Half typed");
  await expect(offer(page)).toHaveCount(0);

  await typeForm(page);
  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await expect(page).toHaveURL(/\?scheduled=1$/);
  await page.goto("/meetings/new");
  await expect(title(page)).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test("a browser that keeps nothing says so and goes on", async ({ page }) => {
  await refuseStorage(page);
  await signInAs(page, "Dana Whitfield");
  await page.goto("/meetings/new");
  await title(page).fill("Half typed");
  await expect(page.getByText("This browser keeps nothing for this page.")).toBeVisible();
});
