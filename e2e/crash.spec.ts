import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import pg from "pg";
import { z } from "zod";
import { typed } from "@/e2e/pages/admin-command";
import { expect, test } from "@/e2e/pages/fixtures";
import { ownEnvironment } from "@/e2e/servers/own-environment";
import { startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { launch, stopChild, tsx } from "@/scripts/local/child";

const MEETINGS = 50;
const KILLS = 8;
const CLIENTS = 5;

type Environment = Awaited<ReturnType<typeof ownEnvironment>>;

async function startWeb(environment: Environment): Promise<ChildProcess> {
  const web = launch(["server/web-server.mjs"], environment);
  await once(web, "message");
  return web;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** A client that asks until it is answered, always with the same key, as the contract tells it to. */
async function createUntilAnswered(appUrl: string, key: string, guests: string[]): Promise<string> {
  const body = JSON.stringify({
    title: "Talk",
    startsAt: "2031-03-10T15:00:00Z",
    durationMinutes: 50,
    inviteeEmails: guests,
  });
  const headers = {
    Authorization: `Bearer ${key}`,
    "Content-Type": "application/json",
    "Idempotency-Key": randomUUID(),
  };
  for (;;) {
    const answer = await answerOf(fetch(`${appUrl}/api/v1/meetings`, { method: "POST", headers, body }));
    if (answer?.status === 201) return z.object({ id: z.string() }).parse(answer.body).id;
    if (answer && ![409, 500, 503].includes(answer.status)) throw new Error(`${answer.status}: ${answer.body}`);
  }
}

/** Undefined where the server died before its answer was through. */
async function answerOf(asked: Promise<Response>): Promise<{ status: number; body: unknown } | undefined> {
  try {
    const response = await asked;
    return { status: response.status, body: await response.json() };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

test("whatever is killed while 50 meetings are made, each is complete once and every invitee is mailed once (P-44)", async ({
  databaseUrl,
}) => {
  test.setTimeout(240_000);
  const resend = await startResendStandIn();
  const environment = await ownEnvironment(databaseUrl, resend.url);
  const email = `${randomUUID()}@people.example`;
  await typed(["user", "create", "--email", email, "--name", "Dr. Ada", "--role", "counselor"], environment);
  const { stdout } = await typed(["api-key", "create", "--user", email, "--scopes", "meetings:write"], environment);
  const { secret: key } = z.object({ secret: z.string() }).parse(JSON.parse(stdout));
  const startWorker = () => launch(tsx("scripts/worker.ts"), environment);

  let web = await startWeb(environment);
  let worker = startWorker();
  const people = Array.from({ length: MEETINGS }, (_, index) =>
    ["bo", "cy", "di"].map((name) => `${name}-${index}@x.example`),
  );
  const queue = [...people];
  const acknowledged: string[] = [];
  const client = async () => {
    for (let guests = queue.pop(); guests; guests = queue.pop()) {
      acknowledged.push(await createUntilAnswered(environment.APP_URL, key, guests));
    }
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, client));

  for (let round = 0; round < KILLS; round += 1) {
    const [seen, made] = [resend.requests.length, acknowledged.length];
    const more = 1 + Math.floor(Math.random() * 5);
    const moment = resend.until(() => resend.requests.length >= seen + more || acknowledged.length >= made + more);
    await Promise.race([moment, once(AbortSignal.timeout(3_000), "abort")]);
    if (round % 2 === 0) {
      await kill(worker);
      worker = startWorker();
    } else {
      await kill(web);
      web = await startWeb(environment);
    }
  }
  await clients;
  const restarted = Date.now();
  await expect.poll(() => resend.accepted.length, { timeout: 45_000 }).toBe(3 * MEETINGS);
  expect(Date.now() - restarted).toBeLessThan(40_000);

  const database = new pg.Client({ connectionString: environment.DATABASE_URL });
  await database.connect();
  const complete = `select m.id from meetings m join meeting_links using_link on using_link.meeting_id = m.id join conversations c on c.meeting_id = m.id
     where (select count(*) from invitations i where i.meeting_id = m.id) = 3 and (select count(*) from history h where h.meeting_id = m.id) = 1`;
  const { rows } = await database.query<{ id: string }>(complete);
  const { rows: all } = await database.query<{ count: number }>("select count(*)::int as count from meetings");
  await expect
    .poll(async () => (await database.query("select 1 from deliveries where state <> 'sent'")).rowCount)
    .toBe(0);
  await database.end();

  expect(acknowledged).toHaveLength(MEETINGS);
  expect(rows.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
  expect(all).toEqual([{ count: MEETINGS }]);
  expect(resend.accepted.map(({ to }) => to[0]).sort()).toEqual(people.flat().sort());

  await Promise.all([stopChild(web, 9_000), stopChild(worker, 9_000)]);
  await resend.close();
});
