import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo, stranger } from "@/e2e/pages/guest";
import { guest, schedule, signInAs, withoutScripts } from "@/e2e/pages/host";
import { breakableWay } from "@/e2e/servers/breakable-way";
import { startFront } from "@/e2e/servers/front";
import { beginSecondServer, startSecondServer } from "@/e2e/servers/second-server";

test("without a database pages say so with 503 and when to try again, and come back by themselves", async ({
  page,
  mailbox,
  browser,
  databaseUrl,
}) => {
  test.slow();
  await signInAs(page, "Dana Whitfield");
  const address = guest("rea");
  const { id } = await schedule(page, mailbox, [address]);
  const link = await linkMailedTo(mailbox, address);
  const way = await breakableWay(databaseUrl);
  const server = await startSecondServer({ DATABASE_URL: way.url, DATABASE_DIRECT_URL: way.url });
  const plain = await withoutScripts(browser, page);
  // A process that loses the database while it starts ends with a sentence; this one has started.
  await expect.poll(async () => (await plain.request.get(`${server.url}/api/ready`)).status()).toBe(200);
  way.cut();
  const { pathname } = new URL(link);
  for (const path of ["/meetings", `/meetings/${id}`, "/settings", pathname, "/api/v1/meetings", "/api/ready"]) {
    const answer = await plain.request.get(server.url + path, {
      maxRedirects: 0,
      headers: { Cookie: (await plain.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ") },
    });
    expect(answer.status(), path).toBe(503);
    if (path === "/api/ready") continue;
    expect(answer.headers()["retry-after"], path).toBe("5");
    expect(await answer.text(), path).toMatch(/right now/);
  }
  expect((await plain.request.get(`${server.url}/api/health`)).status()).toBe(200);
  way.mend();
  await expect.poll(async () => (await plain.request.get(`${server.url}/api/ready`)).status()).toBe(200);
  await server.stop();
  way.close();
});

const TYPED = "typed.in.vain@guests.example";

/** Sends the form that a field belongs to, from a page without scripts, and gives what the browser got. */
async function send(page: Page, field: string) {
  await page.locator(field).first().fill(TYPED);
  const form = page.locator("form").filter({ has: page.locator(field) });
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await form.locator("button[type=submit]").last().click();
  return answered;
}

test("a form that is sent without JavaScript while there is no database is answered with 503, and keeps its words", async ({
  page,
  mailbox,
  browser,
  databaseUrl,
  stack,
}) => {
  test.slow();
  await signInAs(page, "Dana Whitfield");
  const address = guest("ona");
  const { id } = await schedule(page, mailbox, [address]);
  const { pathname } = new URL(await linkMailedTo(mailbox, address));
  const way = await breakableWay(databaseUrl);
  const server = await startSecondServer({ DATABASE_URL: way.url, DATABASE_DIRECT_URL: way.url });
  const front = await startFront(stack.APP_URL, server.url);
  const [signedIn, visitor] = [await withoutScripts(browser, page), await stranger(browser, front.url, false)];
  const forms = [
    [signedIn, "/meetings/new", "[name=title]"],
    [signedIn, `/meetings/${id}/edit`, "[name=title]"],
    [signedIn, `/meetings/${id}/cancel`, "textarea"],
    [signedIn, `/meetings/${id}`, "textarea"],
    [signedIn, "/settings", "[name=name]"],
    [visitor, "/sign-in", "[name=email]"],
    [visitor, "/fresh-link", "[name=email]"],
    [visitor, pathname, "#note"],
  ] as const;
  for (const [plain, path, field] of forms) {
    await expect.poll(async () => (await page.request.get(`${server.url}/api/ready`)).status()).toBe(200);
    await plain.goto(front.url + path);
    way.cut();
    const answer = await send(plain, field);
    expect(answer.status(), path).toBe(503);
    expect(answer.headers()["retry-after"], path).toBe("5");
    await expect(plain.getByRole("heading", { level: 1 }), path).toHaveText("We can’t be reached right now");
    await expect(plain.getByRole("link", { name: "Try again" }), path).toBeVisible();
    await expect(plain.getByRole("region", { name: "What you typed" }), path).toContainText(TYPED);
    way.mend();
  }
  for (const route of ["/sign-out", "/sign-in/example"]) {
    way.cut();
    const form = { userId: "0193f3a0-0000-7000-8000-000000000000" };
    const answer = await signedIn.request.post(front.url + route, { form, headers: { Origin: front.url } });
    expect(answer.status(), route).toBe(503);
    way.mend();
  }
  front.close();
  await server.stop();
  way.close();
});

test("a web process takes no connection before its checks have ended, and then answers at once", async ({
  databaseUrl,
  request,
}) => {
  const way = await breakableWay(databaseUrl);
  const { arrived, letGo } = way.hold();
  const server = await beginSecondServer({ DATABASE_URL: way.url, DATABASE_DIRECT_URL: way.url });
  await arrived;
  await expect(request.get(`${server.url}/api/health`)).rejects.toThrow(/ECONNREFUSED/);
  letGo();
  await server.listening;
  expect((await request.get(`${server.url}/api/ready`)).status()).toBe(200);
  await server.stop();
  way.close();
});
