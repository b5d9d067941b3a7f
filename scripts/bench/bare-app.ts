import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Served } from "@/scripts/bench/load";
import { runToEnd, stopChild } from "@/scripts/local/child";
import { ROOT } from "@/scripts/local/data-folder";
import { freePort } from "@/scripts/postgres/cluster";

/** Next.js and nothing else: what the product is measured against, built and served in the same way. */
const files = {
  "app/layout.js": "export default ({ children }) => <html lang='en'><body>{children}</body></html>;",
  "app/page/page.js":
    "import { headers } from 'next/headers';\nexport default async () => { await headers(); return <main><h1>Hello</h1><p>{Date.now()}</p></main>; };",
  "app/json/route.js":
    "export const dynamic = 'force-dynamic';\nexport const GET = () => Response.json({ status: 'ok' });",
  "app/echo/route.js": "export const POST = async (request) => Response.json(await request.json(), { status: 201 });",
  // Without one of its own it would get the product's: Turbopack looks for it up to its root.
  "instrumentation.js": "export function register() {}",
  "next.config.mjs": `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(ROOT)} } };`,
  "package.json": '{ "private": true, "type": "module" }',
};

export async function startBareApp(
  things: AsyncDisposableStack,
  ready: (url: string) => Promise<void>,
): Promise<Served> {
  const folder = path.join(ROOT, ".data/bench-app");
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  await runToEnd("Building the bare app", [next, "build", folder], environment, new AbortController().signal);
  const port = String(await freePort());
  const server = path.join(ROOT, "server/web-server.mjs");
  const child = spawn(process.execPath, [server], {
    cwd: folder,
    env: { ...process.env, ...environment, HOST: "127.0.0.1", PORT: port },
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  things.defer(() => stopChild(child, 5_000));
  const url = `http://127.0.0.1:${port}`;
  await ready(`${url}/json`);
  return { url, pid: child.pid ?? 0 };
}
