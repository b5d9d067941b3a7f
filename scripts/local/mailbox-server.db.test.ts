import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, stopChild } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

let [port, folder] = [0, ""];
let child: ReturnType<typeof launch>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "mailbox-"));
  const smtp = await freePort();
  port = await freePort();
  child = launch(["scripts/local/mailbox-server.mjs", String(smtp), String(port), folder], {});
  while ((await statusOf({ host: "127.0.0.1" })) === undefined);
}, 20_000);

afterAll(async () => {
  await stopChild(child, 2_000);
  await rm(folder, { recursive: true, force: true });
});

test.each([
  [{ host: "localhost" }, 200],
  [{ host: "rebound.evil.example" }, 421],
  [{ host: "127.0.0.1", origin: "https://evil.example" }, 421],
  [{ host: "rebound.evil.example", connection: "upgrade", upgrade: "websocket" }, 421],
])("the mailbox answers %j with %i", async (headers, status) => {
  for (const page of ["/email", "/", "/socket.io/?EIO=4&transport=polling"])
    expect(await statusOf(headers, page)).toBe(status);
});

/** Undefined while nothing listens there. `fetch` would write the Host header itself. */
function statusOf(headers: Record<string, string>, page = "/email"): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: "127.0.0.1", port, path: page, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", () => resolve(undefined));
    asked.end();
  });
}
