import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { codeMailedTo, linkMailedTo } from "@/e2e/pages/guest";
import { callApi, colleagueId, guest, isAccessible, type Made, schedule, signInAs } from "@/e2e/pages/host";
import { startSecondServer } from "@/e2e/servers/second-server";

type Room = Made & { meetingUrl: string };

/** Dana's meeting that has just begun, with whoever is invited. */
async function begun(page: Page, wishes: object): Promise<Room & { room: string }> {
  await signInAs(page, "Dana Whitfield");
  // Safe: the API's contract (docs/design/api.md).
  const made = (await callApi(page, "POST", "/api/v1/meetings", { kind: "instant", title: "Talk", ...wishes })) as Room;
  return { ...made, room: new URL(made.meetingUrl).pathname };
}

async function another(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ ...options, baseURL })).newPage();
}

const conversation = (page: Page) => page.getByRole("region", { name: /^(Messages|Mensajes)$/ });

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^(Your message|Su mensaje)$/).fill(text);
  await page.getByRole("button", { name: /^(Send|Enviar)$/ }).click();
}

/** A meeting that goes on, to which Lena is invited too. */
async function begunWithLena(page: Page, appUrl: string) {
  const made = await begun(page, {});
  const lenaId = await colleagueId(page);
  await page.request.fetch(`/api/v1/meetings/${made.id}`, {
    method: "PATCH",
    headers: { Origin: appUrl },
    data: { inviteeUserIds: [lenaId] },
  });
  return made;
}

test("two browsers write to each other live, in the room and on the meeting's page", async ({
  page,
  browser,
  stack,
}) => {
  const { id, room } = await begunWithLena(page, stack.APP_URL);
  await page.goto(room);
  const lena = await another(browser, stack.APP_URL);
  await signInAs(lena, "Lena Ortiz");
  await lena.goto(`/meetings/${id}`);

  await write(page, "Good morning <b>Lena</b>, see https://example.org/agenda.");
  const arrived = conversation(lena).getByRole("listitem").filter({ hasText: "Good morning <b>Lena</b>" });
  await expect(arrived).toContainText("Dana Whitfield · convoca");
  await expect(arrived.getByRole("link")).toHaveAttribute("href", "https://example.org/agenda");
  await write(lena, "Good morning Dana");
  await expect(conversation(page).getByRole("listitem").filter({ hasText: "Good morning Dana" })).toContainText(
    "Lena Ortiz",
  );
  await expect(page.getByLabel("Your message")).toBeFocused();
  await isAccessible(page);
  await isAccessible(lena);
  await lena.context().close();
});

test("a message that got no answer stays with its writer and is stored once when it is sent again", async ({
  page,
}) => {
  const { id, room } = await begun(page, {});
  await page.goto(room);
  const path = `**/api/v1/meetings/${id}/messages`;
  await page.route(path, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    // It arrives, and its answer is lost on the way back.
    await route.fetch();
    await route.abort();
  });
  await write(page, "Did this arrive?");
  await expect(page.getByRole("alert").filter({ hasText: "Not sent" })).toBeVisible();
  await page.unroute(path);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not sent" })).toHaveCount(0);
  await page.reload();
  await expect(conversation(page).getByRole("listitem").filter({ hasText: "Did this arrive?" })).toHaveCount(1);
});

test("a long conversation begins with its newest page, and the earlier ones are loaded before it", async ({ page }) => {
  const { id, room } = await begun(page, {});
  const path = `/api/v1/meetings/${id}/messages`;
  for (let number = 1; number <= 51; number += 1)
    await callApi(page, "POST", path, { body: `Message number ${number}.`, clientId: crypto.randomUUID() });
  await page.goto(room);
  const messages = conversation(page)
    .getByRole("listitem")
    .filter({ hasText: /Message number \d+\./ });
  await expect(messages).toHaveCount(50);
  await expect(messages.first()).toContainText("Message number 2.");
  await page.getByRole("button", { name: "Load earlier messages" }).click();
  await expect(messages).toHaveCount(51);
  await expect(messages.first()).toContainText("Message number 1.");
  await expect(page.getByRole("button", { name: "Load earlier messages" })).toHaveCount(0);
});

test("a guest without JavaScript confirms the invited address with a code and writes, and the host reads it live", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const address = guest("ro");
  const { room } = await begun(page, { inviteeEmails: [address] });
  await page.goto(room);
  await expect(page.getByText(`${address} can read it once they sign in`)).toBeVisible();

  const plain = await another(browser, stack.APP_URL, { javaScriptEnabled: false });
  await plain.goto(await linkMailedTo(mailbox, address));
  await plain.goto(room);
  await expect(plain.getByText("Confirm that the invitation is yours")).toBeVisible();
  await expect(plain.getByText(address)).toHaveCount(0);
  await plain.getByRole("button", { name: "Send me a code" }).click();
  const { code } = await codeMailedTo(mailbox, address);
  await plain.getByLabel("Code", { exact: true }).fill(String((Number(code) + 1) % 1_000_000).padStart(6, "0"));
  await plain.getByRole("button", { name: "Open the conversation" }).click();
  await expect(plain.getByText("You have 4 tries left").first()).toBeVisible();
  await plain.getByLabel("Code", { exact: true }).fill(code);
  await plain.getByRole("button", { name: "Open the conversation" }).click();
  await write(plain, "Hello from a plain page");
  await expect(conversation(plain)).toContainText("Hello from a plain page");
  await expect(conversation(page)).toContainText("Hello from a plain page");
  await write(page, "Welcome");
  // Under its own name it has arrived; before that it is on its way.
  await expect(conversation(page).getByRole("listitem").filter({ hasText: "Welcome" })).toContainText("You");
  await plain.reload();
  await expect(conversation(plain)).toContainText("Welcome");
  await plain.getByRole("button", { name: "Mark as read" }).click();
  await expect(plain.getByRole("button", { name: "Mark as read" })).toHaveCount(0);
  await plain.context().close();
});

test("the mail's button opens the conversation in another browser, once, and opening its page changes nothing", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const address = guest("mo");
  const { room } = await begun(page, { inviteeEmails: [address] });
  const here = await another(browser, stack.APP_URL);
  await here.goto(await linkMailedTo(mailbox, address));
  await here.goto(room);
  await here.getByRole("button", { name: "Send me a code" }).click();
  await expect(here.getByText("We have sent you an email")).toBeVisible();
  const { link } = await codeMailedTo(mailbox, address);
  for (let visits = 0; visits < 5; visits += 1) await here.request.get(link);

  const there = await another(browser, stack.APP_URL);
  await there.goto(link);
  await isAccessible(there);
  await there.getByRole("button", { name: "Open the conversation" }).click();
  await expect(there).toHaveURL(new RegExp(`${room}\\?write=1#conversation$`));
  await write(there, "From my telephone");
  await expect(conversation(there)).toContainText("From my telephone");
  await here.goto(link);
  await here.getByRole("button", { name: "Open the conversation" }).click();
  await expect(here.getByText("has expired or was already used").first()).toBeVisible();
  for (const context of [here.context(), there.context()]) await context.close();
});

test("whoever is removed loses room, conversation and file at once, while they are open", async ({
  page,
  browser,
  stack,
  mailbox,
}) => {
  await signInAs(page, "Dana Whitfield");
  const lenaId = await colleagueId(page);
  const { id } = await schedule(page, mailbox, [], { inviteeUserIds: [lenaId] });
  // Safe: the API's contract (docs/design/api.md).
  const { meetingUrl } = (await (await page.request.get(`/api/v1/meetings/${id}`)).json()) as Room;
  const lena = await another(browser, stack.APP_URL);
  await signInAs(lena, "Lena Ortiz");
  await lena.goto(new URL(meetingUrl).pathname);
  await expect(lena.getByRole("heading", { level: 2, name: "Conversación" })).toBeVisible();
  const parts = [`/api/v1/meetings/${id}/messages`, `/api/v1/meetings/${id}/invitation`, `/meetings/${id}/invitation`];
  const statuses = () => Promise.all(parts.map(async (path) => (await lena.request.get(path)).status()));
  expect(await statuses()).toEqual([200, 200, 200]);
  const answer = await page.request.fetch(`/api/v1/meetings/${id}`, {
    method: "PATCH",
    headers: { Origin: stack.APP_URL },
    data: { inviteeUserIds: [] },
  });
  expect(answer.status()).toBe(200);
  await expect(lena.getByRole("heading", { level: 2, name: "Conversación" })).toHaveCount(0);
  expect(await statuses()).toEqual([404, 404, 404]);
  await lena.context().close();
});

test("so does a guest, whose cookies open nothing any more", async ({ page, browser, mailbox, stack }) => {
  const [address, other] = [guest("pi"), guest("ra")];
  const { id, room } = await begun(page, { inviteeEmails: [address, other] });
  const visitor = await another(browser, stack.APP_URL);
  await visitor.goto(await linkMailedTo(mailbox, address));
  await visitor.goto(room);
  await visitor.getByRole("button", { name: "Send me a code" }).click();
  const { code } = await codeMailedTo(mailbox, address);
  await visitor.getByLabel("Code", { exact: true }).fill(code);
  await visitor.getByRole("button", { name: "Open the conversation" }).click();
  await write(visitor, "I am here");
  await expect(conversation(visitor)).toContainText("I am here");
  const parts = [`/api/v1/meetings/${id}/messages`, `/api/v1/meetings/${id}/invitation`];
  const statuses = () => Promise.all(parts.map(async (path) => (await visitor.request.get(path)).status()));
  expect(await statuses()).toEqual([200, 200]);
  const removed = await page.request.fetch(`/api/v1/meetings/${id}`, {
    method: "PATCH",
    headers: { Origin: stack.APP_URL },
    data: { inviteeEmails: [other] },
  });
  expect(removed.status()).toBe(200);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Enter the email you were invited with");
  await expect(conversation(visitor)).toHaveCount(0);
  expect(await statuses()).toEqual([401, 401]);
  await visitor.context().close();
});

test("what is written at one web server arrives at a page of another, and after a look away too", async ({
  page,
  browser,
  stack,
}) => {
  const { id, room } = await begunWithLena(page, stack.APP_URL);
  const second = await startSecondServer();
  // A cookie is the host's, whatever the port.
  const lena = await another(browser, stack.APP_URL);
  await signInAs(lena, "Lena Ortiz");
  const streams = (url: string) => url.startsWith(`${second.url}/api/v1/events?meetingId=${id}`);
  const opened = lena.waitForResponse((response) => streams(response.url()));
  await lena.goto(`${second.url}/meetings/${id}`);
  await opened;
  await page.goto(room);
  await write(page, "From the first server");
  await expect(conversation(lena).getByText("From the first server")).toBeVisible();

  const closed = lena.waitForEvent("requestfailed", (request) => streams(request.url()));
  await turnTo(lena, "hidden");
  await closed;
  await write(page, "While you looked away");
  await expect(conversation(page).getByRole("listitem").filter({ hasText: "While you looked away" })).toContainText(
    "You",
  );
  await turnTo(lena, "visible");
  await expect(conversation(lena).getByText("While you looked away")).toBeVisible();
  await lena.context().close();
  await second.stop();
});

/** As when another tab comes to the front, and back. */
async function turnTo(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((visibilityState) => {
    Object.defineProperty(document, "visibilityState", { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

test("the host sees who comes, ends the meeting, and everyone's room is over", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const address = guest("io");
  const location = { type: "video", value: `https://call.example/${crypto.randomUUID()}` };
  const { room } = await begun(page, { location, inviteeEmails: [address] });
  await page.goto(room);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: address });
  await expect(row).toContainText("Not here yet");
  const bo = await another(browser, stack.APP_URL);
  const link = await linkMailedTo(mailbox, address);
  await bo.goto(link);
  await bo.goto(room);
  await bo.route("https://call.example/**", (route) => route.fulfill({ body: "The call" }));
  await bo.getByRole("button", { name: "Join" }).click();
  await bo.waitForURL("https://call.example/**");
  await expect(row).toContainText("Here");
  await bo.goto(room);
  await page.getByText("End the meeting", { exact: true }).click();
  await page.getByRole("button", { name: "End the meeting for everyone" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This meeting has ended");
  await expect(bo.getByRole("heading", { level: 1 })).toHaveText("This meeting has ended");
  await bo.goto(link);
  await expect(bo.getByText("Dana Whitfield invited you to this appointment")).toBeVisible();
  for (const over of ["Yes", "Join", "Add to my calendar"]) await expect(bo.getByText(over)).toHaveCount(0);
  expect((await mailbox.to(address)).length).toBe(1);
  await bo.context().close();
});
