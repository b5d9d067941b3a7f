import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import { noRadicale, startRadicale } from "@/lib/testing/radicale";
import { migrate } from "@/scripts/database/migrate";
import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { launch, runToEnd, stopChild, tsx } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { testBuildFolder } from "@/scripts/test/test-build-folder";

export type Stack = { environment: Record<string, string>; stop: () => Promise<void> };

/** The whole product on free ports with data of its own: PostgreSQL, mailbox, example people, web server and worker. */
export async function startStack(): Promise<Stack> {
  const things = new AsyncDisposableStack();
  const never = new AbortController().signal;
  try {
    await generateIfNeeded(never);
    const folder = await testBuildFolder();
    await buildIfNeeded(folder, {}, never);
    const cluster = await startTemporaryCluster();
    things.defer(cluster.stop);
    const outside = { ...(await startMailbox(things)), ...(await startGoogle(things)), ...(await startCaldav(things)) };
    const environment = { ...(await settings(cluster.connectionString("postgres"), folder)), ...outside };
    await migrate(environment.DATABASE_URL);
    await runToEnd("Adding example people", tsx("prisma/seed.ts"), environment, never);
    for (const words of [["server/web-server.mjs"], tsx("scripts/worker.ts")]) {
      const child = launch(words, environment);
      things.defer(() => stopChild(child, 9_000));
    }
    await ready(environment.APP_URL);
    return { environment, stop: () => things.disposeAsync() };
  } catch (error) {
    await things.disposeAsync();
    throw error;
  }
}

async function settings(DATABASE_URL: string, NEXT_DIST_DIR: string) {
  const PORT = String(await freePort());
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR,
    DATABASE_URL,
    HOST: "127.0.0.1",
    PORT,
    APP_URL: `http://127.0.0.1:${PORT}`,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}`,
    METRICS_TOKEN: randomBytes(24).toString("base64url"),
    WORKER_METRICS_PORT: String(await freePort()),
    DEMO: "1",
    LOG_LEVEL: "error",
    // Specs sign in and click faster than people do.
    RATE_LIMIT_REQUESTS_PER_MINUTE: "100000",
    RATE_LIMIT_MAILS_PER_RECIPIENT_PER_HOUR: "100000",
    RATE_LIMIT_ANSWERS_PER_HOUR: "100000",
    RATE_LIMIT_SIGN_INS_PER_HOUR: "10000",
    RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: "100000",
  };
}

async function startMailbox(things: AsyncDisposableStack) {
  const folder = await mkdtemp(path.join(tmpdir(), "compath-mailbox-"));
  things.defer(() => rm(folder, { recursive: true, force: true }));
  const [smtp, page] = [await freePort(), await freePort()];
  const child = launch(["scripts/local/mailbox-server.mjs", String(smtp), String(page), folder], {});
  things.defer(() => stopChild(child, 2_000));
  await answers(`http://127.0.0.1:${page}/email`);
  const SMTP_URL = `smtp://127.0.0.1:${smtp}`;
  return { SMTP_URL, LOCAL_MAILBOX: SMTP_URL, MAILBOX_URL: `http://127.0.0.1:${page}` };
}

async function startGoogle(things: AsyncDisposableStack) {
  const google = await startGoogleStandIn();
  things.defer(google.close);
  return {
    GOOGLE_CLIENT_ID: google.client.id,
    GOOGLE_CLIENT_SECRET: google.client.secret,
    GOOGLE_API_ROOT_URL: google.url,
    GOOGLE_OAUTH_ROOT_URL: google.url,
    CALENDAR_POLL_SECONDS: "1",
  };
}

/** A real CalDAV server where there is one; specs that need it say so where there is none. */
async function startCaldav(things: AsyncDisposableStack) {
  const allowed = { ALLOW_PRIVATE_CALENDARS: "1" };
  if (noRadicale !== undefined) return allowed;
  const radicale = things.use(await startRadicale());
  return { ...allowed, CALDAV_URL: radicale.url };
}

function ready(appUrl: string): Promise<void> {
  return answers(`${appUrl}/api/ready`);
}

async function answers(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(100)) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`${url} did not answer within a minute; why is written above.`);
}
