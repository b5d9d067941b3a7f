import { kept, offer, restoresAll, typeForm } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs, withoutScripts } from "@/e2e/pages/host";
import { startFront } from "@/e2e/servers/front";
import { startSecondServer } from "@/e2e/servers/second-server";

const otherBuild = () => startSecondServer({ NEXT_DIST_DIR: process.env.OTHER_BUILD_FOLDER ?? "" });

test("a form of one build that is sent to a server of another loses no word, with and without JavaScript", async ({
  browser,
  stack,
}) => {
  const [site, other] = await Promise.all([startFront(stack.APP_URL), otherBuild()]);
  const page = await stranger(browser, site.url);
  await signInAs(page, "Dana Whitfield");
  const plain = await withoutScripts(browser, page);
  await plain.goto("/meetings/new");
  await plain.getByLabel("Title", { exact: true }).fill("Half typed");
  await typeForm(page);

  site.leadTo(other.url);
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await page.getByRole("button", { name: "Load the new version" }).click();
  await restoresAll(page);
  await page.getByLabel("Day", { exact: true }).fill("2031-12-01");
  await page.getByRole("button", { name: /^Schedule/ }).click();
  await expect(page).toHaveURL(/\?scheduled=1$/);
  await page.goto("/meetings/new");
  await expect(offer(page)).toHaveCount(0);

  await plain.getByRole("button", { name: /^Schedule/ }).click();
  await expect(plain.getByRole("region", { name: "What you typed" })).toContainText("Half typed");
  await plain.getByRole("link", { name: "Open the new version" }).click();
  await expect(plain.getByLabel("Title", { exact: true })).toBeVisible();
  site.close();
  await other.stop();
});

for (const scripts of [true, false]) {
  test(`a guest's typed note survives a new build ${scripts ? "with" : "without"} JavaScript`, async ({
    page,
    mailbox,
    browser,
    stack,
  }) => {
    const [site, other] = await Promise.all([startFront(stack.APP_URL), otherBuild()]);
    await signInAs(page, "Dana Whitfield");
    const address = guest("ida");
    await schedule(page, mailbox, [address]);
    const visitor = await stranger(browser, site.url, scripts);
    await visitor.goto(new URL(await linkMailedTo(mailbox, address)).pathname);
    const note = visitor.locator("#note");
    await note.fill("I come a little later");
    if (scripts) await expect.poll(() => kept(visitor)).toContain("a little later");

    site.leadTo(other.url);
    const yes = visitor.getByRole("button", { name: "Yes", exact: true });
    await yes.click();
    if (scripts) {
      await visitor.getByRole("button", { name: "Load the new version" }).click();
      await offer(visitor).click();
      await expect(note).toHaveValue("I come a little later");
    } else {
      await expect(visitor.getByRole("region", { name: "What you typed" })).toContainText("I come a little later");
      await visitor.getByRole("link", { name: "Open the new version" }).click();
    }
    await yes.click();
    await expect(visitor.getByRole("main")).toContainText("You answered yes");
    site.close();
    await other.stop();
  });
}
