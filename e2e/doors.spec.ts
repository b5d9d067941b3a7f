import { spawn } from "node:child_process";
import { once } from "node:events";
import { request as ask } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "@/e2e/pages/fixtures";
import { startSecondServer } from "@/e2e/servers/second-server";
import { freePort } from "@/scripts/postgres/cluster";

/** `fetch` writes the Host header itself and sends no TRACE. */
function statusOf(url: string, path: string, method: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = ask(new URL(path, url), { method, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("what nobody needs is not there: other methods are 405 and nothing resizes images", async ({
  stack: { APP_URL: appUrl },
}) => {
  for (const path of ["/", "/meetings", "/api/v1/meetings", "/api/health", "/i/x", "/sign-in"]) {
    for (const method of ["TRACE", "PROPFIND", "SEARCH"]) expect(await statusOf(appUrl, path, method)).toBe(405);
  }
  for (const url of ["/meetings/x", "/icon.svg", "https://evil.example/x.png"]) {
    expect(await statusOf(appUrl, `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`, "GET")).toBe(404);
  }
});

test("a demonstration answers this machine's own names alone", async ({ stack: { APP_URL: appUrl } }) => {
  for (const path of ["/sign-in", "/api/health", "/api/v1/meetings", "/icon.svg"]) {
    expect(await statusOf(appUrl, path, "GET", { host: "rebound.evil.example" })).toBe(421);
  }
  expect(await statusOf(appUrl, "/sign-in", "GET", { host: "localhost:3000" })).toBe(200);
});

test("at https the API and files say so as the pages do, and any name may probe a real installation", async () => {
  const server = await startSecondServer({ APP_URL: "https://meet.example", DEMO: "0" });
  for (const path of ["/sign-in", "/api/health", "/api/v1/meetings", "/icon.svg", "/_next/static/x", "/api/%"]) {
    const response = await fetch(server.url + path);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  }
  expect(await statusOf(server.url, "/api/health", "GET", { host: "10.0.0.7" })).toBe(200);
  await server.stop();
});

test("a web process whose environment does not fit ends at once with a sentence in its log", async () => {
  for (const [settings, sentence] of [
    [
      { RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: "10000000" },
      "RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR is 10000000, but must be",
    ],
    [{ HOST: "0.0.0.0" }, "DEMO=1 signs anyone in as an example person, so it is refused here: HOST must be"],
    [{ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/x" }, "The database does not answer (ECONNREFUSED)."],
  ] as const) {
    const env = { ...process.env, PORT: String(await freePort()), ...settings };
    const child = spawn(process.execPath, ["server/web-server.mjs"], { env });
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect(code).toBe(1);
    // Next.js warns of what it sees around the folder, such as a lockfile above it; that it does is a line of its own.
    const lines = errors
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ level: "fatal", msg: expect.stringContaining(sentence) });
    expect(lines.filter(({ level }) => level === "fatal")).toHaveLength(1);
  }
});
