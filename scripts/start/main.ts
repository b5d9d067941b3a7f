import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { checkGiven } from "@/lib/env";
import { migrate } from "@/scripts/database/migrate";
import { buildIfNeeded, generateIfNeeded } from "@/scripts/local/build";
import { type Environment, runToEnd, tsx } from "@/scripts/local/child";
import { DATA_FOLDER, secrets } from "@/scripts/local/data-folder";
import { startEmbeddedDatabase } from "@/scripts/local/embedded-database";
import { keepRunning, type Part } from "@/scripts/local/keep-running";
import { startMailbox } from "@/scripts/local/mailbox";
import { isFree } from "@/scripts/local/ports";
import { announce, claimFolder, releaseFolder } from "@/scripts/local/running";
import { hasMailClient, wantsExamples, webAddress } from "@/scripts/local/settings";
import { runScript, Stop, step } from "@/scripts/terminal";

const development = process.argv.includes("--dev");
const web = webAddress();

const NEXT = "node_modules/next/dist/bin/next";
const TSX = "node_modules/tsx/dist/cli.mjs";
const WEB_SERVER = "server/web-server.mjs";
const WORKER = "scripts/worker.ts";

/** Everything that has to end when we end, in the opposite order of its start. */
const things = new AsyncDisposableStack();
/** The processes that use the database: they end together and before it, so that all is over within ten seconds. */
const parts: Part[] = [];
const ending = new AbortController();
const { promise: failed, reject: fail } = Promise.withResolvers<never>();

runScript(async () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  const asked = new Promise<void>((resolve) => ending.signal.addEventListener("abort", () => resolve()));
  failed.catch(() => ending.abort());
  try {
    await start();
    await Promise.race([asked, failed]);
  } catch (error) {
    if (!ending.signal.aborted || error instanceof Stop) throw error;
  } finally {
    ending.abort();
    console.log("Stopping …");
    await Promise.all(parts.map((part) => part.stop()));
    await things.disposeAsync();
  }
  await Promise.race([failed, Promise.resolve()]);
  console.log("Stopped. The data is kept in .data/.");
  process.exit(0);
});

async function start(): Promise<void> {
  checkGiven(process.env);
  const examples = wantsExamples();
  await claimFolder();
  things.defer(releaseFolder);
  if (!(await isFree(web.port, web.host))) {
    throw new Stop(
      `Port ${web.port} is taken by another program. Stop that one, or choose another port: PORT=${web.port + 1} npm start`,
    );
  }
  await generateIfNeeded(ending.signal);
  const { postgresPassword: _, ...ours } = await secrets();
  const DATABASE_URL = process.env.DATABASE_URL || (await database());
  const { pageUrl, ...mail } = await mailbox();
  const known = { ...ours, ...given(Object.keys(ours)), DATABASE_URL, ...mail };
  const environment = settings({ DEMO: examples ? "1" : "0", ...known });
  await announce(environment);
  await step("Bringing the database up to date", () => migrate(environment.DATABASE_DIRECT_URL || DATABASE_URL), "2 s");
  if (environment.DEMO === "1") await addExamples(environment);
  if (!development) await buildIfNeeded(".next", environment, ending.signal);
  ending.signal.throwIfAborted();
  run("web server", development ? [NEXT, "dev", "-H", web.host, "-p", String(web.port)] : [WEB_SERVER], environment);
  run("worker", development ? [TSX, "watch", WORKER] : tsx(WORKER), environment);
  await step("Starting the web server and the worker", ready, "3 s");
  greet(environment, pageUrl);
}

/** The note lies with the data it speaks of, so that the second start need not look. */
async function addExamples(environment: Environment): Promise<void> {
  const note = path.join(DATA_FOLDER, "postgres/examples-added");
  const ours = !process.env.DATABASE_URL;
  if (ours && existsSync(note)) return;
  const title = "Adding example people";
  await step(title, () => runToEnd(title, tsx("prisma/seed.ts"), environment, ending.signal), "3 s");
  if (ours) await writeFile(note, "");
}

async function database(): Promise<string> {
  const cluster = await step("Starting PostgreSQL", startEmbeddedDatabase, "2 s, the first time 5 s");
  things.defer(cluster.stop);
  cluster.died.then((sentence) => fail(new Stop(sentence)));
  ending.signal.throwIfAborted();
  return cluster.connectionString("postgres");
}

async function mailbox(): Promise<{ SMTP_URL?: string; LOCAL_MAILBOX?: string; pageUrl?: string }> {
  if (hasMailClient()) return {};
  const box = await startMailbox(path.join(DATA_FOLDER, "mailbox"));
  parts.push(box);
  box.gaveUp.then((sentence) => fail(new Stop(sentence)));
  for (const note of box.notes) console.log(note);
  return { SMTP_URL: box.smtpUrl, LOCAL_MAILBOX: box.smtpUrl, pageUrl: box.pageUrl };
}

function settings(known: Record<string, string>): Record<string, string> {
  return {
    NODE_ENV: development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: web.host,
    PORT: String(web.port),
    APP_URL: process.env.APP_URL || web.url,
    ...known,
  };
}

/** What the environment says goes before what we made up. */
function given(names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function run(name: string, words: readonly string[], environment: Environment): void {
  const part = keepRunning(name, words, environment);
  parts.push(part);
  part.gaveUp.then((sentence) => fail(new Stop(sentence)));
}

async function ready(): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await delay(100)) {
    ending.signal.throwIfAborted();
    const answer = await fetch(`${web.url}/api/ready`, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Stop("The web server did not become ready within 90 seconds; why is written above.");
}

function greet(environment: Environment, pageUrl: string | undefined): void {
  const lines = [
    "",
    "Compath Meetings is running.",
    "",
    `  App      ${environment.APP_URL}`,
    ...(pageUrl ? [`  Mailbox  ${pageUrl}  (every mail it sends lands here)`] : []),
    ...(environment.DEMO === "1" ? ["  Sign in  choose an example person on the sign-in page"] : []),
    "",
    "Ctrl-C stops it. The data is kept in .data/.",
    "",
  ];
  console.log(lines.join("\n"));
}
