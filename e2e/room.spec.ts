import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest } from "@/e2e/pages/host";
import { startSecondServer } from "@/e2e/servers/second-server";

const made = z.object({ id: z.string(), meetingUrl: z.string() });
const history = z.object({ data: z.array(z.object({ action: z.string() })) });
const withoutScripts: BrowserContextOptions = { javaScriptEnabled: false };

/** Signs in as the example counselor and makes a meeting as her own page would. */
async function hostMakes(page: Page, meeting: Record<string, unknown>) {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in as Dana Whitfield" }).click();
  await page.waitForURL(/\/meetings$/);
  const headers = { Origin: new URL(page.url()).origin };
  const answer = await page.request.post("/api/v1/meetings", { headers, data: { title: "Talk", ...meeting } });
  const { id, meetingUrl } = made.parse(await answer.json());
  return { id, room: new URL(meetingUrl).pathname };
}

/** Presses "Join" and answers the request with which the browser goes to the call. */
async function pressJoin(page: Page) {
  const [request] = await Promise.all([
    page.waitForRequest((sent) => new URL(sent.url()).host === "call.example"),
    page.getByRole("button", { name: "Join" }).click({ noWaitAfter: true }),
  ]);
  return { url: request.url(), referer: (await request.allHeaders()).referer };
}

test("a guest comes from the mail into the room and on to the call, without JavaScript, and joins once", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const address = `bo-${crypto.randomUUID()}@guests.example`;
  const location = { type: "video", value: `https://call.example/${crypto.randomUUID()}` };
  const { id, room } = await hostMakes(page, { kind: "instant", location, inviteeEmails: [address] });
  const link = await linkMailedTo(mailbox, address);

  const context = await browser.newContext({ ...withoutScripts, baseURL: stack.APP_URL });
  const guest = await context.newPage();
  await guest.goto(link);
  await guest.getByRole("link", { name: "Join" }).click();
  await expect(guest).toHaveURL(new RegExp(`${room}$`));
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("The room is open");
  await expect(guest.getByRole("main")).toContainText("Dana Whitfield");
  await expect(guest.getByRole("main")).not.toContainText(address);
  expect(await pressJoin(guest)).toEqual({ url: location.value, referer: undefined });
  const again = await context.newPage();
  await again.goto(room);
  expect(await pressJoin(again)).toEqual({ url: location.value, referer: undefined });
  await context.close();

  const answer = await page.request.get(`/api/v1/meetings/${id}/history`);
  const { data } = history.parse(await answer.json());
  expect(data.filter(({ action }) => action === "meeting_joined")).toHaveLength(1);
});

test("with JavaScript the host comes from the list into the room, sees who is expected and goes on to the call", async ({
  page,
}) => {
  const address = `cy-${crypto.randomUUID()}@guests.example`;
  const location = { type: "video", value: `https://call.example/${crypto.randomUUID()}` };
  const { id, room } = await hostMakes(page, { kind: "instant", location, inviteeEmails: [address] });
  await page.goto(`/meetings/${id}`);
  await page.getByRole("link", { name: "Join" }).click();
  await expect(page).toHaveURL(new RegExp(`${room}$`));
  await expect(page.getByRole("main")).toContainText(address);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await pressJoin(page)).toEqual({ url: location.value, referer: undefined });
});

test("on the installation's own video server the call is in the room beside the conversation, and stays while others come", async ({
  page,
  browser,
  mailbox,
  stack,
}) => {
  const server = await startSecondServer({ JITSI_URL: "https://video.example/rooms" });
  const address = guest("vi");
  const { room } = await hostMakes(page, { kind: "instant", inviteeEmails: [address] });
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ baseURL: server.url, storageState });
  const loaded: { url: string; referer: string | undefined }[] = [];
  await context.route("https://video.example/**", async (route) => {
    loaded.push({ url: route.request().url(), referer: (await route.request().allHeaders()).referer });
    await route.fulfill({ contentType: "text/html", body: "<p>The call</p>" });
  });
  const host = await context.newPage();
  await host.goto(room);
  await expect(host.getByText("Opens here. The call comes from video.example.")).toBeVisible();
  await host.goto(`${room}?call=1`);
  await expect(host.getByRole("button", { name: "Join" }), "only who has joined is in it").toBeVisible();
  expect(loaded).toEqual([]);
  await host.getByRole("button", { name: "Join" }).click();
  const call = host.frameLocator('iframe[title="Video call"]');
  await expect(call.getByText("The call")).toBeVisible();
  await expect(host.getByLabel("Your message")).toBeVisible();
  const anyRoom = expect.stringMatching(/^https:\/\/video\.example\/rooms\/[0-9a-f]{32}$/);
  expect(loaded).toEqual([{ url: anyRoom, referer: undefined }]);
  expect((await new AxeBuilder({ page: host }).exclude("iframe").analyze()).violations).toEqual([]);

  const visitor = await stranger(browser, server.url);
  await visitor.route("https://video.example/**", (route) => route.fulfill({ body: "The call" }));
  const link = await linkMailedTo(mailbox, address);
  await visitor.goto(link.replace(stack.APP_URL, server.url));
  await visitor.goto(room);
  await visitor.getByRole("button", { name: "Join" }).click();
  await expect(visitor.frameLocator("iframe").getByText("The call")).toBeVisible();
  const row = host.getByRole("main").getByRole("listitem").filter({ hasText: address });
  await expect(row).toContainText("Here");
  expect(loaded, "the frame is still the same").toHaveLength(1);
  await host.getByText("End the meeting", { exact: true }).click();
  await host.getByRole("button", { name: "End the meeting for everyone" }).click();
  for (const one of [host, visitor]) {
    await expect(one.getByRole("heading", { level: 1 })).toHaveText("This meeting has ended");
    await expect(one.locator("iframe")).toHaveCount(0);
  }
  await context.close();
  await visitor.context().close();
  await server.stop();
});

test("before its time the room says when it opens, and without JavaScript it looks again by itself, but not while one writes", async ({
  page,
  browser,
  stack,
}) => {
  const startsAt = new Date(Date.now() + 3 * 24 * 3600_000).toISOString();
  const { room } = await hostMakes(page, { startsAt, durationMinutes: 50 });
  await page.goto(room);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The room opens on");
  await expect(page.getByRole("button", { name: "Join" })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const storageState = await page.context().storageState();
  const context = await browser.newContext({ ...withoutScripts, baseURL: stack.APP_URL, storageState });
  const plain = await context.newPage();
  await plain.goto(room);
  const refresh = plain.locator('meta[http-equiv="refresh"]');
  await expect(refresh).toHaveAttribute("content", "60");
  await expect(plain.getByLabel("Your message"), "what is typed would be lost").toBeHidden();
  await plain.getByRole("link", { name: "Write a message" }).click();
  await expect(refresh).toHaveCount(0);
  await plain.getByLabel("Your message").fill("I bring the papers.");
  await plain.getByRole("button", { name: "Send", exact: true }).click();
  await expect(plain.getByRole("listitem").filter({ hasText: "I bring the papers." })).toBeVisible();
  await expect(refresh).toHaveCount(1);
  await context.close();
});

test("without a link or a video server the room says so, and the host how to change that", async ({ page }) => {
  const { id, room } = await hostMakes(page, { kind: "instant" });
  await page.goto(room);
  await expect(page.getByRole("main")).toContainText("No video server is set up here.");
  await expect(page.getByRole("link", { name: "Edit the meeting" })).toHaveAttribute("href", `/meetings/${id}/edit`);
});

test("whoever may not know of a room reads the same at a real and at an invented link, and nobody keeps it", async ({
  page,
  browser,
  stack,
}) => {
  const { room } = await hostMakes(page, { kind: "instant" });
  const invented = `/m/${"A".repeat(24)}`;
  const visitor = await browser.newContext({ ...withoutScripts, baseURL: stack.APP_URL });
  const door = await visitor.newPage();
  const read = async (path: string) => {
    const response = await door.goto(path);
    const main = (await door.getByRole("main").innerHTML())
      .replaceAll(encodeURIComponent(path), "")
      .replaceAll(path.slice("/m/".length), "");
    return { status: response?.status(), main, headers: response?.headers() };
  };
  const real = await read(room);
  expect(real).toMatchObject({
    status: 404,
    headers: {
      "referrer-policy": "no-referrer",
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex, nofollow",
    },
  });
  expect(real.main).toContain("Enter the email you were invited with");
  expect(await read(invented)).toMatchObject({ status: 404, main: real.main });

  await door.goto("/sign-in");
  await door.getByRole("button", { name: "Sign in as Mara Lind" }).click();
  await door.waitForURL((url) => url.pathname !== "/sign-in");
  for (const path of [room, invented]) expect((await door.goto(path))?.status()).toBe(404);
  await visitor.close();
});
