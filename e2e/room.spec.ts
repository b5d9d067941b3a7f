import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "@playwright/test";
import { z } from "zod";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo } from "@/e2e/pages/guest";

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
    const main = (await door.getByRole("main").innerHTML()).replaceAll(encodeURIComponent(path), "");
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
  expect(real.main).toContain("Open the link in your invitation, or sign in");
  expect(await read(invented)).toMatchObject({ status: 404, main: real.main });

  await door.goto("/sign-in");
  await door.getByRole("button", { name: "Sign in as Mara Lind" }).click();
  await door.waitForURL((url) => url.pathname !== "/sign-in");
  for (const path of [room, invented]) expect((await door.goto(path))?.status()).toBe(404);
  await visitor.close();
});
