import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ResendStandIn } from "@/e2e/servers/resend-stand-in";
import type { Served } from "@/scripts/bench/load";
import { migrate } from "@/scripts/database/migrate";
import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { launch, stopChild, tsx } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";
import { TEST_BUILD_FOLDER } from "@/scripts/test/test-build-folder";

export type Product = Served & {
  readonly environment: Record<string, string>;
  /** A worker that sends to this stand-in. */
  startWorker(resend: ResendStandIn, perSecond: number): Promise<{ readonly pid: number; stop(): Promise<void> }>;
};

const never = new AbortController().signal;

/** Database and web server of the product, with nobody limited. `seed` fills the database before anything opens it. */
export async function startProduct(
  things: AsyncDisposableStack,
  seed: (databaseUrl: string) => Promise<void>,
): Promise<Product> {
  await generateIfNeeded(never);
  await buildIfNeeded(TEST_BUILD_FOLDER, {}, never);
  const cluster = await startTemporaryCluster();
  things.defer(cluster.stop);
  const environment = await settings(cluster.connectionString("postgres"));
  await migrate(environment.DATABASE_URL);
  await seed(environment.DATABASE_URL);
  const web = launch(["server/web-server.mjs"], environment);
  things.defer(() => stopChild(web, 9_000));
  await answers(`${environment.APP_URL}/api/ready`);
  return {
    url: environment.APP_URL,
    pid: web.pid ?? 0,
    environment,
    async startWorker(resend, perSecond) {
      const mail = {
        RESEND_API_KEY: resend.apiKey,
        RESEND_BASE_URL: resend.url,
        RESEND_REQUESTS_PER_SECOND: String(perSecond),
      };
      const worker = launch(tsx("scripts/worker.ts"), { ...environment, ...mail });
      return { pid: worker.pid ?? 0, stop: () => stopChild(worker, 9_000) };
    },
  };
}

async function settings(DATABASE_URL: string) {
  const PORT = String(await freePort());
  const secret = () => randomBytes(32).toString("base64");
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: TEST_BUILD_FOLDER,
    DATABASE_URL,
    HOST: "127.0.0.1",
    PORT,
    APP_URL: `http://127.0.0.1:${PORT}`,
    NEXTAUTH_SECRET: secret(),
    ENCRYPTION_KEY: secret(),
    LOG_LEVEL: "error",
    RATE_LIMIT_REQUESTS_PER_MINUTE: "1000000",
    RATE_LIMIT_MAILS_PER_RECIPIENT_PER_HOUR: "1000000",
    RATE_LIMIT_ANSWERS_PER_HOUR: "1000000",
    RATE_LIMIT_EXTERNAL_INVITES_PER_HOUR: "1000000",
    RATE_LIMIT_SIGN_IN_ADDRESSES_PER_HOUR: "1000000",
    RATE_LIMIT_FRESH_LINK_ASKERS_PER_HOUR: "1000000",
  };
}

export async function answers(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(100)) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`${url} did not answer within a minute.`);
}
