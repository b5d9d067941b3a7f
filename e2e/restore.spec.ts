import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, test } from "@/e2e/pages/fixtures";
import { ownEnvironment } from "@/e2e/servers/own-environment";
import {
  command,
  kill,
  linkOf,
  type Made,
  openLink,
  ownHost,
  schedule,
  startWeb,
  startWorker,
} from "@/e2e/servers/own-installation";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { migrate } from "@/scripts/database/migrate";
import { stopChild } from "@/scripts/local/child";
import { installedPostgres } from "@/scripts/postgres/installed";
import { startTemporaryCluster } from "@/scripts/postgres/temporary";

const programs = installedPostgres();

/** An email whose provider failed is tried again after two minutes at most (lib/outbox/queues.ts). */
const LONGEST_PAUSE = 150_000;

/** What is known of each email that is not out, so that a failure says why it waits. */
const UNSENT = `
  select d.id, d.state, d.reason, s.doubt, s.attempts, s.last_error, i.sending_until, i.sending_delivery_id = d.id as own_turn,
         (select json_agg(a order by a.started_at) from mail_attempts a where a.mail_id = s.id) as tries,
         (select json_agg(json_build_object('name', j.name, 'state', j.state, 'retries', j.retry_count, 'start', j.start_after,
                   'began', j.started_on, 'ended', j.completed_on, 'created', j.created_on, 'said', j.output)) from pgboss.job j where j.data::text like '%' || d.id || '%') as jobs, now()
    from deliveries d join invitations i on i.id = d.invitation_id left join stored_mails s on s.delivery_id = d.id
   where d.state not in ('sent', 'delivered')`;

type Environment = Awaited<ReturnType<typeof ownEnvironment>>;

function run(program: string, ...words: string[]): void {
  const { status, stderr } = spawnSync(path.join(programs ?? "", "bin", program), words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** Restores the file into a database of its own on the same server, as an operator would elsewhere. */
async function restored(environment: Environment, file: string): Promise<Environment> {
  const name = `restored_${randomUUID().replaceAll("-", "")}`;
  const server = new pg.Client({ connectionString: environment.DATABASE_URL });
  await server.connect();
  await server.query(`create database ${name}`);
  await server.end();
  const DATABASE_URL = Object.assign(new URL(environment.DATABASE_URL), { pathname: `/${name}` }).href;
  run("pg_restore", "--no-owner", "--exit-on-error", `--dbname=${DATABASE_URL}`, file);
  await migrate(DATABASE_URL);
  return { ...environment, DATABASE_URL };
}

async function rowsOf<Row extends pg.QueryResultRow>({ DATABASE_URL }: Environment, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<Row>(statement);
  await client.end();
  return rows;
}

/** Some meetings whose emails are out, some whose emails the provider took without its answer coming through, some that wait. */
async function halfSent(url: string, key: Record<string, string>, resend: ResendStandIn): Promise<Made[]> {
  const make = () => Promise.all(Array.from({ length: 5 }, () => schedule(url, key)));
  const sent = await make();
  const [out] = [sent.flatMap(({ guests }) => guests)];
  await expect.poll(() => out.every((one) => isAccepted(resend, one)), { timeout: 60_000 }).toBe(true);
  resend.addFaults({ kind: "lose-answer", times: 4 }, { kind: "status", status: 503, times: 100_000 });
  const waiting = await make();
  const unheard = () => resend.accepted.filter(({ to }) => waiting.some(({ guests }) => guests.includes(to[0] ?? "")));
  await expect.poll(() => unheard().length, { timeout: 60_000 }).toBe(4);
  return [...sent, ...waiting];
}

const isAccepted = ({ accepted }: ResendStandIn, address: string) => accepted.some(({ to }) => to.includes(address));

test("a backup that was made while everything ran is restored: every meeting is there, and no email goes twice", async () => {
  test.skip(
    programs === undefined,
    "PostgreSQL with pg_dump is not installed. On Debian: apt-get install -y postgresql (.ci/run does so as root).",
  );
  test.setTimeout(400_000);
  await using things = new AsyncDisposableStack();
  const cluster = await startTemporaryCluster(programs);
  things.defer(cluster.stop);
  const folder = await mkdtemp(path.join(tmpdir(), "compath-backup-"));
  things.defer(() => rm(folder, { recursive: true }));
  const resend = await startResendStandIn();
  things.defer(resend.close);
  const environment = await ownEnvironment(cluster.connectionString("postgres"), resend.url);
  const { key, session } = await ownHost(environment);
  const [web, worker] = [await startWeb(environment), startWorker(environment)];
  const acknowledged = await halfSent(environment.APP_URL, key, resend);

  // While it is written, others go on scheduling.
  const stop = new AbortController();
  const others = (async () => {
    const made: Made[] = [];
    while (!stop.signal.aborted) made.push(await schedule(environment.APP_URL, key));
    return made;
  })();
  const file = path.join(folder, "backup");
  await dumped(environment, file);
  stop.abort();
  const later = await others;
  expect(later.length).toBeGreaterThan(0);

  // What goes on after the backup, until the machine is lost: the provider takes what had waited.
  resend.clearFaults();
  const all = [...acknowledged, ...later].flatMap(({ guests }) => guests);
  await expect.poll(() => all.filter((one) => !isAccepted(resend, one)), { timeout: LONGEST_PAUSE }).toEqual([]);
  await Promise.all([kill(web), kill(worker)]);

  const again = await restored(environment, file);
  const known = new Set((await rowsOf<{ id: string }>(again, "select id from meetings")).map(({ id }) => id));
  expect(acknowledged.filter(({ id }) => !known.has(id))).toEqual([]);
  const was = "select i.email from deliveries d join invitations i on i.id = d.invitation_id where d.state = 'sent'";
  const sentBefore = new Set((await rowsOf<{ email: string }>(again, was)).map(({ email }) => email));
  expect(sentBefore.size).toBeGreaterThanOrEqual(10);
  const asked = resend.requests.length;
  const [newWeb, newWorker] = [await startWeb(again), startWorker(again)];
  things.defer(async () => void (await Promise.all([stopChild(newWeb, 9_000), stopChild(newWorker, 9_000)])));

  await expect.poll(() => rowsOf(again, UNSENT), { timeout: LONGEST_PAUSE }).toEqual([]);
  const askedAgain = resend.requests.slice(asked).flatMap(({ to }) => to);
  expect(askedAgain.filter((one) => sentBefore.has(one))).toEqual([]);
  expect(askedAgain.length).toBeGreaterThan(0);
  expect(resend.accepted.map(({ to }) => to[0]).sort()).toEqual([...all].sort());

  for (const { id, guests } of acknowledged) {
    expect((await fetch(`${again.APP_URL}/api/v1/meetings/${id}`, { headers: key })).status).toBe(200);
    for (const guest of guests) {
      const { page, cookie } = await openLink(again.APP_URL, linkOf(resend, guest));
      expect((await fetch(again.APP_URL + page, { headers: { Cookie: cookie } })).status).toBe(200);
    }
  }
  expect((await fetch(`${again.APP_URL}/meetings`, { headers: session, redirect: "manual" })).status).toBe(200);
  expect(await schedule(again.APP_URL, key, acknowledged[0]?.key)).toEqual(acknowledged[0]);
  expect(await command(again, "history", "verify")).toEqual({ intact: true, problems: [] });
});

/** The custom format, as `docs/operations.md` says. */
async function dumped({ DATABASE_URL }: Environment, file: string): Promise<void> {
  const words = ["--format=custom", `--file=${file}`, DATABASE_URL];
  const dump = spawn(path.join(programs ?? "", "bin/pg_dump"), words, { stdio: "inherit" });
  const [code] = await once(dump, "exit");
  expect(code).toBe(0);
}
