import type { APIRequestContext, Page } from "@playwright/test";
import { anyHost, askWith, bearer, makePerson, meetingBody, meetingIn } from "@/e2e/pages/api";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { isAccessible, withoutScripts } from "@/e2e/pages/host";
import { openAs } from "@/e2e/pages/open-page";
import { startSecondServer } from "@/e2e/servers/second-server";

/** Someone with an account, and how a host invites them: by their address, which is theirs. */
async function anInvitee(admin: Admin, request: APIRequestContext) {
  const [host, invitee] = [await anyHost(admin), await makePerson(admin, "client")];
  const ask = askWith(request, bearer(host.key));
  const invited = { inviteeEmails: [invitee.email] };
  const invite = async (wishes = {}) =>
    meetingIn(await ask("POST", "/api/v1/meetings", { body: meetingBody({ ...invited, ...wishes }) }));
  const instant = async () =>
    meetingIn(await ask("POST", "/api/v1/meetings", { body: { kind: "instant", title: "Now", ...invited } }));
  const change = (id: string, body: object) => ask("PATCH", `/api/v1/meetings/${id}`, { body });
  return { invitee, invite, instant, change };
}

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications, / });
const ringing = (page: Page) => page.getByRole("alertdialog", { name: "Dana Whitfield is waiting for you" });

/** The stream of one person; which person stands in its query. */
const STREAM = /\/api\/v1\/events(\?|$)/;

test("the bell of an open page counts what happens at another web server, and lists it by meeting", async ({
  browser,
  request,
  admin,
}) => {
  const { invitee, invite } = await anInvitee(admin, request);
  const second = await startSecondServer();
  const page = await openAs(browser, admin, invitee, second.url);
  await page.goto("/settings");
  await expect(bell(page)).toHaveAccessibleName("Notifications, none unread");

  const meeting = await invite();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await expect(page.getByRole("status").filter({ hasText: "1 unread notification" })).toHaveCount(1);
  await bell(page).click();
  const panel = page.getByRole("region", { name: "Notifications" });
  await expect(panel.getByRole("button", { name: /Dana Whitfield scheduled an appointment with you/ })).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(bell(page)).toBeFocused();

  await bell(page).click();
  await panel.getByRole("button", { name: /scheduled an appointment with you/ }).click();
  await expect(page).toHaveURL(new RegExp(`/meetings/${meeting.id}$`));
  await expect(bell(page)).toHaveAccessibleName("Notifications, none unread");
  await page.close();
  await second.stop();
});

test("an invitation is accepted in the bell, and without scripts on the page of notifications, where an open room is joined", async ({
  browser,
  request,
  admin,
  stack,
}) => {
  const { invitee, invite, instant } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  const first = await invite({ title: "First" });
  await page.goto("/settings");
  await bell(page).click();
  const panel = page.getByRole("region", { name: "Notifications" });
  await isAccessible(page);
  await panel.getByRole("button", { name: /^Accept/ }).click();
  await expect(page).toHaveURL(new RegExp(`/meetings/${first.id}$`));
  await expect(page.getByRole("main")).toContainText("You answered yes");
  await expect(bell(page)).toHaveAccessibleName("Notifications, none unread");

  const second = await instant();
  const plain = await withoutScripts(browser, page);
  await plain.goto("/notifications");
  const line = plain.getByRole("listitem").filter({ hasText: "scheduled an appointment with you" }).first();
  await expect(line.getByRole("link", { name: /^Join/ })).toHaveAttribute("href", new URL(second.meetingUrl).pathname);
  await expect(plain.getByRole("button", { name: /^Accept/ }), "the other one is answered").toHaveCount(1);
  await line.getByRole("button", { name: /^Accept/ }).click();
  await expect(plain).toHaveURL(new RegExp(`/meetings/${second.id}$`));
  await expect(plain.getByRole("main")).toContainText("You answered yes");
  await plain.context().close();
  await page.context().close();
});

test("where no stream is to be had the page asks every half minute", async ({ browser, request, admin, stack }) => {
  const { invitee, invite } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.clock.install();
  await page.route(STREAM, (route) => route.fulfill({ status: 503 }));
  await page.goto("/settings");
  await expect(bell(page)).toHaveAccessibleName("Notifications, none unread");
  await invite();
  await page.clock.runFor(31_000);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await page.context().close();
});

test("after one refused stream the page asks for another at once", async ({ browser, request, admin, stack }) => {
  const { invitee, invite } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.route(STREAM, (route) => route.fulfill({ status: 503 }), { times: 1 });
  const streams = page.waitForResponse((answer) => STREAM.test(answer.url()) && answer.ok());
  await page.goto("/settings");
  await streams;
  await invite();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await page.context().close();
});

test("the page of a meeting shows a new time by itself, and a list offers it without jumping", async ({
  browser,
  request,
  admin,
  stack,
}) => {
  const { invitee, invite, change } = await anInvitee(admin, request);
  const { id } = await invite({ title: "First title" });
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.goto(`/meetings/${id}`);
  const list = await page.context().newPage();
  await list.goto("/meetings");
  await expect(list.getByRole("link", { name: /First title/ })).toBeVisible();

  await change(id, { title: "Second title" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Second title");
  const pill = list.getByRole("button", { name: "1 update – show" });
  await expect(pill).toBeVisible();
  await expect(list.getByRole("link", { name: /First title/ })).toBeVisible();
  await isAccessible(list);
  await pill.click();
  await expect(list.getByRole("link", { name: /Second title/ })).toBeVisible();
  await expect(pill).toBeHidden();
  await page.context().close();
});

test("all are marked as read and unmarked again, with and without scripts, and the unread have a list of their own", async ({
  browser,
  request,
  admin,
  stack,
}) => {
  const { invitee, invite } = await anInvitee(admin, request);
  await invite();
  await invite();
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: stack.APP_URL,
    storageState: await page.context().storageState(),
  });
  for (const one of [page, await plain.newPage()]) {
    await one.goto("/notifications");
    await expect(one.getByText("2 are unread.")).toBeVisible();
    await one.getByRole("button", { name: "Mark all as read" }).click();
    await expect(one.getByRole("status").filter({ hasText: "2 notifications are marked as read." })).toBeVisible();
    await one.getByRole("link", { name: /^Unread/ }).click();
    await expect(one.getByText("All caught up")).toBeVisible();
    await one.goBack();
    await one.getByRole("button", { name: "Undo" }).click();
    await expect(one.getByText("2 are unread.")).toBeVisible();
  }
  await invite();
  await page.getByRole("button", { name: "1 new notification – show" }).click();
  await expect(page.getByText("3 are unread.")).toBeVisible();
  await isAccessible(page);
  await plain.close();
});

test("a meeting that is started rings at the invitee's open page, and accepting leads to the room", async ({
  browser,
  request,
  admin,
  stack,
}) => {
  const { invitee, instant } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.goto("/meetings");
  const search = page.getByRole("searchbox");
  await search.focus();

  const declined = await instant();
  await expect(ringing(page)).toBeVisible();
  await expect(search).toBeFocused();
  await isAccessible(page);
  await ringing(page).getByRole("button", { name: "Decline" }).click();
  await expect(ringing(page)).toBeHidden();

  const accepted = await instant();
  await ringing(page).getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(accepted.meetingUrl);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The room is open");
  const answers = await page.request.get(`/api/v1/meetings/${declined.id}`);
  expect((await meetingIn(answers)).invitees.map(({ response }) => response)).toEqual(["declined"]);
  await page.context().close();
});

test("it stops ringing after a minute", async ({ browser, request, admin, stack }) => {
  const { invitee, instant } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.clock.install();
  await page.goto("/settings");
  await instant();
  await expect(ringing(page)).toBeVisible();
  // The server's own clock has not moved, so its answer is what it will be.
  await page.route("**/api/v1/notifications?*", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace(/"ringSeconds":\d+/g, '"ringSeconds":null'),
    });
  });
  await page.clock.runFor(61_000);
  await expect(ringing(page)).toBeHidden();
  await page.context().close();
});

test("it stops ringing when the host calls the meeting off", async ({ browser, request, admin, stack }) => {
  const { invitee, instant, change } = await anInvitee(admin, request);
  const page = await openAs(browser, admin, invitee, stack.APP_URL);
  await page.goto("/settings");
  const { id } = await instant();
  await expect(ringing(page)).toBeVisible();
  await change(id, { status: "cancelled" });
  await expect(ringing(page)).toBeHidden();
  await page.context().close();
});
