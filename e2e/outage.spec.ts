import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
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
