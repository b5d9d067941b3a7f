import type { CDPSession } from "@playwright/test";
import { kept, offer, restoresAll, typeForm } from "@/e2e/pages/drafts";
import { expect, test } from "@/e2e/pages/fixtures";
import { inviteGuest, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs } from "@/e2e/pages/host";

test("a form survives a crash of its tab", async ({ page, context }) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  const tab = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  tab.send("Page.crash").catch(() => undefined);
  await crashed;
  // Playwright gives up a page that crashed; the browser does not.
  await tab.send("Page.navigate", { url: page.url() });
  const button = `[...document.querySelectorAll("button")].find((one) => one.textContent === "Restore what you typed")`;
  await expect.poll(() => shownIn(tab, `${button} !== undefined`)).toBe(true);
  await shownIn(tab, `${button}.click()`);
  await expect.poll(() => shownIn(tab, `document.getElementById("title").value`)).toBe("Half typed");
});

async function shownIn(tab: CDPSession, expression: string): Promise<unknown> {
  return (await tab.send("Runtime.evaluate", { expression })).result.value;
}

test("a message survives what is pushed to its page, and a reload after it", async ({ page, mailbox, stack }) => {
  await signInAs(page, "Dana Whitfield");
  const { id } = await schedule(page, mailbox, [guest("sol")]);
  await page.goto(`/meetings/${id}`);
  const message = page.getByLabel("Your message");
  await message.fill("Half a message");
  await expect.poll(() => kept(page)).toContain("Half a message");
  const headers = { Origin: stack.APP_URL };
  await page.request.patch(`/api/v1/meetings/${id}`, { data: { title: "Renamed meanwhile" }, headers });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Renamed meanwhile");
  await expect(message).toHaveValue("Half a message");
  await page.reload();
  await offer(page).click();
  await expect(message).toHaveValue("Half a message");
});

test("a guest's note survives a change of the meeting, Back and a reload, and is gone when the invitation is forgotten", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { id, link } = await inviteGuest(page, mailbox, "tam");
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(link);
  const note = visitor.locator("#note");
  await note.fill("I come a little later");
  await expect.poll(() => kept(visitor)).toContain("a little later");
  const headers = { Origin: stack.APP_URL };
  await page.request.patch(`/api/v1/meetings/${id}`, { data: { startsAt: "2031-12-02T16:00:00+01:00" }, headers });
  await visitor.reload();
  await expect(visitor.getByText("The time has changed")).toBeVisible();
  await offer(visitor).click();
  await expect(note).toHaveValue("I come a little later");
  await visitor.goto("/help-that-is-nowhere");
  await visitor.goBack();
  if ((await note.inputValue()) === "") await offer(visitor).click();
  await expect(note).toHaveValue("I come a little later");
  await visitor.getByRole("button", { name: "Forget this invitation on this device" }).click();
  await expect.poll(() => kept(visitor)).not.toContain("a little later");
});

test("two people in one browser: what one typed is sent by none of them, and offered to nobody else", async ({
  page,
  context,
}) => {
  await signInAs(page, "Dana Whitfield");
  await typeForm(page);
  const second = await context.newPage();
  await context.clearCookies();
  await signInAs(second, "Lena Ortiz");
  // The page may speak her Spanish by now, so nothing is found by its words.
  await page.locator("form:has(#title) button[type=submit]").last().click();
  await expect(page.locator("form [role=alert]")).toBeVisible();
  await expect(page.locator("#title")).toHaveValue("Half typed");
  await page.goto("/meetings/new");
  await expect(page.locator("#title")).not.toHaveValue("Half typed");
  await expect.poll(() => kept(page)).not.toContain("Half typed");
});

test("a guest in a counselor's browser: neither is offered what the other typed", async ({
  page,
  mailbox,
  browser,
  stack,
}) => {
  const { link } = await inviteGuest(page, mailbox, "uma");
  const visitor = await stranger(browser, stack.APP_URL);
  await visitor.goto(link);
  const invitation = visitor.url();
  await visitor.locator("#note").fill("I come a little later");
  await expect.poll(() => kept(visitor)).toContain("a little later");
  await signInAs(visitor, "Dana Whitfield");
  await typeForm(visitor);
  await visitor.reload();
  await restoresAll(visitor);
  await visitor.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => kept(visitor)).not.toContain("Half typed");
  await visitor.goto(invitation);
  await offer(visitor).click();
  await expect(visitor.locator("#note")).toHaveValue("I come a little later");
});
