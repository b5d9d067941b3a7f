import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/pages/fixtures";
import { linkMailedTo } from "@/e2e/pages/guest";
import { guest, schedule, signInAs, withoutScripts } from "@/e2e/pages/host";
import { startSecondServer } from "@/e2e/servers/second-server";

/** A way to the database that can be cut, and opened again. */
async function breakableWay(databaseUrl: string) {
  const { hostname, port, ...rest } = new URL(databaseUrl);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  // Safe: a server that listens on a port has an address of this kind.
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
      open.clear();
    },
    mend() {
      isCut = false;
    },
    close: () => server.close(),
    rest,
  };
}

/** Everything that a page asks for from now on is answered by another server at the same address. */
async function moveTo(page: Page, url: string): Promise<void> {
  await page.route("**/*", async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.continue({ url: `${url}${pathname}${search}` });
  });
}

test("without a database pages say so with 503 and when to try again, keep what was typed, and come back by themselves", async ({
  page,
  mailbox,
  browser,
  databaseUrl,
  stack,
}) => {
  test.slow();
  await signInAs(page, "Dana Whitfield");
  const address = guest("rea");
  const { id } = await schedule(page, mailbox, [address]);
  const link = await linkMailedTo(mailbox, address);
  const way = await breakableWay(databaseUrl);
  const server = await startSecondServer({ DATABASE_URL: way.url, DATABASE_DIRECT_URL: way.url });
  const plain = await withoutScripts(browser, page);
  await moveTo(plain, server.url);
  await plain.goto("/meetings/new");
  await plain.getByLabel("Title", { exact: true }).fill("<b>Half</b> typed");

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
  const answered = plain.waitForResponse((response) => response.request().method() === "POST");
  await plain.getByRole("button", { name: /^Schedule/ }).click();
  expect((await answered).status()).toBe(503);
  await expect(plain.getByRole("heading", { level: 1 })).toHaveText("We can’t be reached right now");
  await expect(plain.getByRole("listitem").filter({ hasText: "<b>Half</b> typed" })).toHaveCount(1);

  await moveTo(page, server.url);
  await page.goto("/sign-in?returnPath=/meetings").catch(() => undefined);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can’t be reached right now");

  way.mend();
  await plain.getByRole("link", { name: "Try again" }).click();
  await expect(plain.getByLabel("Title", { exact: true })).toBeVisible();
  await server.stop();
  way.close();
  expect(stack.APP_URL).toContain("127.0.0.1");
});
