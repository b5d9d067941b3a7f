import { emails, holdScripts, kept, offer, refuseStorage, restoresAll, title } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { guest, schedule, signInAs } from "@/e2e/pages/host";

test("what is typed before the scripts of the page are there is kept", async ({ page }) => {
  await signInAs(page, "Dana Whitfield");
  const release = await holdScripts(page);
  await page.goto("/meetings/new", { waitUntil: "commit" });
  await title(page).fill("Half typed");
  await emails(page).fill("Ada <ada@guests.example>");
  await page.getByRole("checkbox", { name: "Lena Ortiz" }).check();
  await page.getByLabel("Start", { exact: true }).fill("16:00");
  release();
  await expect.poll(() => kept(page)).toContain("Half typed");
  await page.reload();
  await restoresAll(page);
});

test("a text that came with the form and was changed before the scripts were there stays changed", async ({
  page,
  mailbox,
}) => {
  await signInAs(page, "Dana Whitfield");
  const description = page.getByLabel(/^Description/);
  const { id } = await schedule(page, mailbox, [guest("ines")], { description: "As it was" });
  const release = await holdScripts(page);
  await page.goto(`/meetings/${id}/edit`, { waitUntil: "commit" });
  await description.fill("As it is now");
  release();
  await expect.poll(() => kept(page)).toContain("As it is now");
  await expect(description).toHaveValue("As it is now");
  await page.reload();
  await offer(page).click();
  await expect(description).toHaveValue("As it is now");
});

test("a form that somebody only looked at keeps nothing", async ({ page }) => {
  await signInAs(page, "Dana Whitfield");
  for (const path of ["/meetings/new", "/meetings/instant", "/settings"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await kept(page), path).not.toContain("compath.draft.");
  }
});

test("a browser that keeps nothing says so of what was typed before the scripts were there", async ({ page }) => {
  await refuseStorage(page);
  await signInAs(page, "Dana Whitfield");
  const release = await holdScripts(page);
  await page.goto("/meetings/new", { waitUntil: "commit" });
  await title(page).fill("Half typed");
  release();
  await expect(page.getByText("This browser keeps nothing for this page.")).toBeVisible();
});
