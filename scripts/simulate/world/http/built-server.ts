import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { stopChild } from "@/scripts/local/child";
import { ROOT } from "@/scripts/local/data-folder";
import { freePort } from "@/scripts/postgres/cluster";
import { type Browser, cookieHeader, keep } from "@/scripts/simulate/world/browser";
import { clock } from "@/scripts/simulate/world/clock";
import { APP_URL, UNDO_SECONDS, WEBHOOK_SECRET } from "@/scripts/simulate/world/settings";

export type Answered = { readonly status: number; readonly headers: Headers; readonly text: string };

/** The web server of a build, in a process of its own that reads the clock of the simulation. */
export type BuiltServer = {
  /** Asks as this browser does, which keeps the cookies of the answer and follows no redirect. */
  ask(browser: Browser, method: string, path: string, sent?: Sent): Promise<Answered>;
  close(): Promise<void>;
};

export type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string | FormData };

type Needs = { readonly connectionString: string; readonly resend: { readonly url: string; readonly apiKey: string } };

/** @param folder where the build lies @param log takes each line that the server writes */
export async function startBuiltServer(
  folder: string,
  needs: Needs,
  log: (line: string) => void,
): Promise<BuiltServer> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", CLOCK, "server/web-server.mjs"], {
    cwd: ROOT,
    env: { ...process.env, ...settingsOf(needs), NEXT_DIST_DIR: folder, PORT: String(port) },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on("line", log);
  await listening(child);
  const agent = new Agent({ keepAlive: true });
  return {
    async ask(browser, method, at, sent = {}) {
      await setClock(child);
      const answered = await asked({ agent, port, method, at }, cookieHeader(browser), sent);
      keep(browser, answered.headers.getSetCookie());
      return answered;
    },
    async close() {
      agent.destroy();
      await stopChild(child, 9_000);
    },
  };
}

const CLOCK = pathToFileURL(path.join(import.meta.dirname, "server-clock.mjs")).href;

/** What limits requests has tests of its own; lives ask for more than anybody may. */
const NO_LIMITS = Object.fromEntries(
  "REQUESTS_PER_MINUTE PAGES_PER_MINUTE EXTERNAL_INVITES_PER_HOUR INVITES_BY_ID_PER_HOUR SIGN_INS_PER_HOUR ANSWERS_PER_HOUR"
    .split(" ")
    .map((name) => [`RATE_LIMIT_${name}`, "1000000"]),
);

function settingsOf({ connectionString, resend }: Needs): Record<string, string> {
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: connectionString,
    HOST: "127.0.0.1",
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
    ANNOUNCE_DELAY_SECONDS: String(UNDO_SECONDS),
    EMAIL_FROM: "Compath <meetings@compath.example>",
    LOG_LEVEL: "debug",
    SIMULATION_INSTANT: String(clock.now()),
    ...NO_LIMITS,
  };
}

async function listening(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The built server ended with ${code} before it listened.`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, "message"), ended]);
}

const told = new WeakMap<ChildProcess, number>();

/** Its time is that of this process at each request. */
async function setClock(child: ChildProcess): Promise<void> {
  if (told.get(child) === clock.now()) return;
  told.set(child, clock.now());
  const taken = once(child, "message");
  child.send({ instant: clock.now() });
  await taken;
}

type Asking = { readonly agent: Agent; readonly port: number; readonly method: string; readonly at: string };

async function asked({ agent, port, method, at }: Asking, cookies: Record<string, string>, { headers, body }: Sent) {
  // A form is written out as a browser writes it, in parts.
  const written = body instanceof FormData ? new Response(body) : undefined;
  const bytes = written ? Buffer.from(await written.arrayBuffer()) : body;
  const type = written?.headers.get("content-type");
  const asking = request({
    agent,
    port,
    method,
    host: "127.0.0.1",
    path: at,
    headers: { host: new URL(APP_URL).host, ...headers, ...cookies, ...(type && { "content-type": type }) },
  });
  asking.end(bytes);
  // Safe: the event of an answer comes with it.
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  const pairs = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { status: answer.statusCode ?? 0, headers: new Headers(pairs), text: await text(answer) };
}
