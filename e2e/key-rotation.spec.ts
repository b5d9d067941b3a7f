import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/pages/fixtures";
import { startFront } from "@/e2e/servers/front";
import { ownEnvironment } from "@/e2e/servers/own-environment";
import {
  command,
  linkOf,
  type Made,
  openLink,
  ownHost,
  schedule,
  startWeb,
  startWorker,
} from "@/e2e/servers/own-installation";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { stopChild } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

type Environment = Record<string, string> & { readonly APP_URL: string };
type Running = Awaited<ReturnType<typeof start>>;

/** Web and worker with these settings; the web process at a port of its own, behind the same address. */
async function start(environment: Environment) {
  const PORT = String(await freePort());
  const worker = startWorker(environment);
  const web = await startWeb({ ...environment, PORT });
  const stop = () => Promise.all([stopChild(web, 9_000), stopChild(worker, 9_000)]);
  return { url: `http://127.0.0.1:${PORT}`, environment, stop };
}

type Site = Awaited<ReturnType<typeof startFront>>;

/** As an operator restarts: the new process answers before the old one is asked to end. */
async function replace(site: Site, old: Running, environment: Environment): Promise<Running> {
  const fresh = await start(environment);
  site.leadTo(fresh.url);
  await old.stop();
  return fresh;
}

/** One after another for as long as it is asked to: each kind of request that somebody could be waiting for. */
function keepAsking(
  url: string,
  people: Awaited<ReturnType<typeof ownHost>>,
  known: Made,
  guest: { page: string; cookie: string },
) {
  const stop = new AbortController();
  const failed: string[] = [];
  let count = 0;
  const path = `/api/v1/meetings/${known.id}`;
  const get = (address: string, headers: Record<string, string>) => async () => {
    const { status } = await fetch(url + address, { headers, redirect: "manual" });
    if (status !== 200) failed.push(`${address}: ${status}`);
  };
  const twice = async () => {
    const made = await schedule(url, people.key);
    const again = await schedule(url, people.key, made.key);
    if (again.id !== made.id) failed.push("the same key gave another meeting");
  };
  const change = async () => {
    const headers = { ...people.key, "Content-Type": "application/json" };
    const { status } = await fetch(url + path, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ title: randomUUID() }),
    });
    if (status !== 200) failed.push(`PATCH: ${status}`);
  };
  const asks = [
    get(path, people.key),
    get("/meetings", people.session),
    get(guest.page, { Cookie: guest.cookie }),
    twice,
    change,
  ];
  const going = Promise.all(
    asks.map(async (ask) => {
      for (; !stop.signal.aborted; count += 1) await ask().catch((error: unknown) => failed.push(String(error)));
    }),
  );
  return {
    async end() {
      stop.abort();
      await going;
      return { failed, count };
    },
  };
}

const isAccepted = ({ accepted }: ResendStandIn, address: string) => accepted.some(({ to }) => to.includes(address));
const secret = () => randomBytes(32).toString("base64");

test("both keys are changed while requests go on: none fails, nothing is left under the old key, and all still opens", async ({
  databaseUrl,
}) => {
  test.setTimeout(180_000);
  await using things = new AsyncDisposableStack();
  const resend = await startResendStandIn();
  things.defer(resend.close);
  const [oldKey, newKey, oldSecret, newSecret] = [secret(), secret(), secret(), secret()];
  const base = { ...(await ownEnvironment(databaseUrl, resend.url)), RATE_LIMIT_REQUESTS_PER_MINUTE: "1000000" };
  const before = { ...base, ENCRYPTION_KEY: oldKey, NEXTAUTH_SECRET: oldSecret };
  const both = {
    ...base,
    ENCRYPTION_KEY: newKey,
    NEXTAUTH_SECRET: newSecret,
    ENCRYPTION_KEY_PREVIOUS: oldKey,
    NEXTAUTH_SECRET_PREVIOUS: oldSecret,
  };
  const { ENCRYPTION_KEY_PREVIOUS: _gone, ...after } = both;

  let running = await start(before);
  things.defer(async () => void (await running.stop()));
  const site = await startFront(base.APP_URL, running.url);
  things.defer(async () => site.close());
  const people = await ownHost(before);
  const known = await schedule(site.url, people.key);
  const everySent = (made: Made) => made.guests.every((guest) => isAccepted(resend, guest));
  await expect.poll(() => everySent(known), { timeout: 30_000 }).toBe(true);
  const guest = await openLink(site.url, linkOf(resend, known.guests[0] ?? ""));

  // Emails that are made, sealed with the old key, and wait for their provider.
  resend.addFaults({ kind: "status", status: 503, times: 100_000 });
  const tried = resend.requests.length;
  const waiting = await schedule(site.url, people.key);
  await resend.until(() => resend.requests.length > tried);
  const asking = keepAsking(site.url, people, known, guest);
  running = await replace(site, running, both);
  await expect
    .poll(async () => (await command(both, "keys", "rotate").catch(() => ({ left: -1 }))).left, { timeout: 60_000 })
    .toBe(0);
  running = await replace(site, running, after);
  const { failed, count } = await asking.end();
  process.stdout.write(`${count} requests while keys were changed, ${failed.length} failed\n`);
  expect(failed).toEqual([]);
  expect(count).toBeGreaterThan(50);

  resend.clearFaults();
  await expect.poll(() => everySent(waiting), { timeout: 90_000 }).toBe(true);
  expect(await command(after, "keys", "rotate")).toMatchObject({ left: 0 });
  expect(await schedule(site.url, people.key, known.key)).toEqual(known);
  for (const address of [...known.guests, ...waiting.guests]) {
    const { page, cookie } = await openLink(site.url, linkOf(resend, address));
    expect((await fetch(site.url + page, { headers: { Cookie: cookie } })).status).toBe(200);
  }
  expect(await command(after, "history", "verify")).toEqual({ intact: true, problems: [] });
});
