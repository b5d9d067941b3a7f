import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "@/e2e/pages/fixtures";
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
  return { url: `http://127.0.0.1:${PORT}`, underWay: new Set<Promise<unknown>>(), stop };
}

/** Processes side by side, as behind a load balancer that gives the next request to the next of them. */
function site(processes: Running[]) {
  let turn = 0;
  return {
    /** Asks the next of them. */
    async ask<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
      turn += 1;
      const chosen = processes[turn % processes.length];
      if (!chosen) throw new Error("Nobody answers.");
      const asked = work(chosen.url).finally(() => chosen.underWay.delete(asked));
      chosen.underWay.add(asked);
      return asked;
    },
    /** As an operator restarts: one after the other; each is asked nothing more before it ends, and the next follows when it answers. */
    async restartWith(environment: Environment): Promise<void> {
      for (const old of [...processes]) {
        processes.splice(processes.indexOf(old), 1);
        await Promise.allSettled(old.underWay);
        await old.stop();
        processes.push(await start(environment));
      }
    },
    stop: () => Promise.all(processes.map((one) => one.stop())),
  };
}

type Site = ReturnType<typeof site>;
type Asked = {
  readonly people: Awaited<ReturnType<typeof ownHost>>;
  readonly known: Made;
  readonly guest: { page: string; cookie: string };
};

/** One after another for as long as it is asked to: each kind of request that somebody could be waiting for. */
function keepAsking(ours: Site, { people, known, guest }: Asked) {
  const stop = new AbortController();
  const failed: string[] = [];
  let count = 0;
  const path = `/api/v1/meetings/${known.id}`;
  const get = (address: string, headers: Record<string, string>) => async () => {
    const { status } = await ours.ask((url) => fetch(url + address, { headers, redirect: "manual" }));
    if (status !== 200) failed.push(`${address}: ${status}`);
  };
  /** The answer of one process, asked for again at another. */
  const twice = async () => {
    const made = await ours.ask((url) => schedule(url, people.key));
    const again = await ours.ask((url) => schedule(url, people.key, made.key));
    if (again.id !== made.id) failed.push("the same key gave another meeting");
  };
  const change = async () => {
    const headers = { ...people.key, "Content-Type": "application/json" };
    const body = JSON.stringify({ title: randomUUID() });
    const { status } = await ours.ask((url) => fetch(url + path, { method: "PATCH", headers, body }));
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
  test.setTimeout(240_000);
  await using things = new AsyncDisposableStack();
  const resend = await startResendStandIn();
  things.defer(resend.close);
  const [oldKey, newKey, oldSecret, newSecret] = [secret(), secret(), secret(), secret()];
  const base = { ...(await ownEnvironment(databaseUrl, resend.url)), RATE_LIMIT_REQUESTS_PER_MINUTE: "1000000" };
  const before = { ...base, ENCRYPTION_KEY: oldKey, NEXTAUTH_SECRET: oldSecret };
  const ahead = { ...before, ENCRYPTION_KEY_NEXT: newKey, NEXTAUTH_SECRET_NEXT: newSecret };
  const after = { ...base, ENCRYPTION_KEY: newKey, NEXTAUTH_SECRET: newSecret, NEXTAUTH_SECRET_PREVIOUS: oldSecret };
  const both = { ...after, ENCRYPTION_KEY_PREVIOUS: oldKey };

  const ours = site([await start(before), await start(before)]);
  things.defer(async () => void (await ours.stop()));
  const people = await ownHost(before);
  const known = await ours.ask((url) => schedule(url, people.key));
  const everySent = (made: Made) => made.guests.every((guest) => isAccepted(resend, guest));
  await expect.poll(() => everySent(known), { timeout: 30_000 }).toBe(true);
  const guest = await ours.ask((url) => openLink(url, linkOf(resend, known.guests[0] ?? "")));

  // Emails that are made, sealed with the old key, and wait: a provider that is only busy keeps no worker from ending.
  resend.addFaults({ kind: "status", status: 429, times: 100_000 });
  const tried = resend.requests.length;
  const waiting = await ours.ask((url) => schedule(url, people.key));
  await resend.until(() => resend.requests.length > tried);
  const asking = keepAsking(ours, { people, known, guest });
  await ours.restartWith(ahead);
  await ours.restartWith(both);
  expect(await command(both, "keys", "rotate")).toMatchObject({ left: 0 });
  await ours.restartWith(after);
  const { failed, count } = await asking.end();
  process.stdout.write(`${count} requests while keys were changed, ${failed.length} failed\n`);
  expect(failed).toEqual([]);
  expect(count).toBeGreaterThan(50);

  resend.clearFaults();
  await expect.poll(() => everySent(waiting), { timeout: 90_000 }).toBe(true);
  expect(await command(after, "keys", "rotate")).toMatchObject({ left: 0 });
  expect(await ours.ask((url) => schedule(url, people.key, known.key))).toEqual(known);
  for (const address of [...known.guests, ...waiting.guests]) {
    const { page, cookie } = await ours.ask((url) => openLink(url, linkOf(resend, address)));
    expect((await ours.ask((url) => fetch(url + page, { headers: { Cookie: cookie } }))).status).toBe(200);
  }
  expect(await command(after, "history", "verify")).toEqual({ intact: true, problems: [] });
});
