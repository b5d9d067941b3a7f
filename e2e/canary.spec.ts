import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { z } from "zod";
import { actionsOfBuild, callOf } from "@/e2e/matrix/actions-of-build";
import { byScript } from "@/e2e/matrix/send-action";
import { typed } from "@/e2e/pages/admin-command";
import { bearer, type Headers, meetingBody } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { faultyLines, startLogged } from "@/e2e/servers/logged-server";
import { ownEnvironment } from "@/e2e/servers/own-environment";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { tsx } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** Stands in every private text of the walk, so that one word finds each of them. */
const CANARY = "kanari";
const LINK = /https?:\/\/\S+\/i\/([\w-]{43})/;
const word = (of: string) => `${CANARY}-${of}-${randomUUID()}`;

type World = { readonly url: string; readonly environment: Record<string, string>; readonly resend: ResendStandIn };

/** What the command line answers; each word of a person is private. */
async function command(environment: World["environment"], schema: string, ...words: string[]): Promise<string> {
  const { stdout } = await typed(words, environment);
  return z.string().parse(z.record(z.string(), z.unknown()).parse(JSON.parse(stdout))[schema]);
}

async function peopleOf({ environment }: World) {
  const [host, client, guest] = ["host", "client", "guest"].map((of) => `${word(of)}@people.example`);
  if (!host || !client || !guest) throw new Error("Somebody is missing.");
  const make = (email: string, role: string) =>
    command(environment, "id", "user", "create", "--email", email, "--name", word("name"), "--role", role);
  await make(host, "counselor");
  await make(client, "client");
  const relationshipId = await command(
    environment,
    "id",
    "relationship",
    "create",
    "--counselor",
    host,
    "--client",
    client,
  );
  const scopes = "meetings:read,meetings:write,chat";
  const key = await command(environment, "secret", "api-key", "create", "--user", host, "--scopes", scopes);
  const cookie = await command(environment, "cookie", "session", "create", "--user", host);
  return { client, guest, relationshipId, key: bearer(key), session: { Cookie: cookie } };
}

type People = Awaited<ReturnType<typeof peopleOf>>;

async function ask({ url }: World, method: string, path: string, identity: Headers, body?: unknown): Promise<Response> {
  const headers = { ...identity, Origin: url, "Content-Type": "application/json" };
  return fetch(url + path, {
    method,
    headers,
    redirect: "manual",
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** A meeting from its making to its end, with a private word in every text that anybody can write. @returns its address at the API */
async function liveThrough(world: World, people: People): Promise<string> {
  const location = { type: "in_person", value: word("place") };
  const texts = { title: word("title"), description: word("notes"), location, disclosure: "neutral" };
  const invited = { relationshipId: people.relationshipId, inviteeEmails: [people.guest] };
  const made = await ask(world, "POST", "/api/v1/meetings", people.key, meetingBody({ ...texts, ...invited }));
  expect(made.status).toBe(201);
  const path = `/api/v1/meetings/${z.object({ id: z.string() }).parse(await made.json()).id}`;
  const link = await linkTo(world, people.guest);
  const opened = await fetch(link, { redirect: "manual" });
  // What stays in the address bar after the first hop.
  expect(opened.headers.get("location")).not.toMatch(new RegExp(`${CANARY}|${LINK.exec(link)?.[1]}`));
  const guest = {
    Cookie: opened.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
  };
  const note = () => word("note");
  const answers = [
    await ask(world, "PUT", `${path}/response`, guest, { response: "tentative", note: note() }),
    await ask(world, "POST", `${path}/proposals`, guest, { startsAt: ["2031-03-11T09:00:00Z"], note: note() }),
    await ask(world, "POST", `${path}/messages`, people.session, { body: word("message"), clientId: randomUUID() }),
    await ask(world, "PATCH", path, people.key, {
      title: word("title"),
      location: { type: "phone", value: "+49 30 1" },
    }),
    await ask(world, "PATCH", path, people.key, { status: "cancelled", cancelReason: word("reason") }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 201, 201, 200, 200]);
  return path;
}

async function linkTo({ resend }: World, address: string): Promise<string> {
  const mail = () => resend.accepted.find(({ to, text }) => to.includes(address) && LINK.test(text ?? ""));
  await expect.poll(mail, { timeout: 60_000 }).toBeDefined();
  return LINK.exec(mail()?.text ?? "")?.[0] ?? "";
}

/** What goes wrong with private words in it: settings that no server takes, bodies that are none, actions that nobody has. */
async function stumble(world: World, path: string, { session, key, guest }: People): Promise<void> {
  const actions = await actionsOfBuild(process.env.NEXT_DIST_DIR ?? "");
  const send = async (name: string, form: Record<string, string>, identity: Headers) => {
    const action = actions.find((one) => one.name === name);
    if (!action) throw new Error(`The build has no action ${name}.`);
    const { headers, body } = byScript({ ...callOf(action, {}), form });
    return fetch(world.url + action.route, {
      method: "POST",
      headers: { ...headers, ...identity, Origin: world.url },
      body,
      redirect: "manual",
    });
  };
  const server = { serverUrl: `https://${word("server")}.invalid`, username: word("user"), password: word("password") };
  await send("settings/calendars/caldav/actions.ts connectCaldavAction", server, session);
  await send("settings/actions.ts updateProfileAction", { name: word("name") }, session);
  await send("sign-in/actions.ts askForMail", { email: guest }, {});
  await send("fresh-link/actions.ts askForLinkAction", { email: guest }, {});
  await send("confirm-address/actions.ts confirmByLinkAction", { token: word("token") }, {});
  // Next.js says itself which action it does not know.
  await fetch(`${world.url}/sign-in`, {
    method: "POST",
    headers: { "Next-Action": word("action"), Origin: world.url },
    body: "[]",
  });
  await fetch(`${world.url}${path}`, {
    method: "PATCH",
    headers: { ...key, "Content-Type": "application/json" },
    body: `{"title":"${word("title")}`,
  });
  await ask(world, "PATCH", path, key, { title: { [word("name")]: word("value") }, [word("member")]: 1 });
  for (const address of [
    "/api/v1/meetings/",
    "/meetings/",
    "/i/",
    "/m/",
    "/unsubscribe/",
    "/sign-in?returnPath=/",
    "/nothing/",
  ])
    await fetch(world.url + address + word("address"), { headers: session, redirect: "manual" });
  await fetch(`${world.url}/api/v1/meetings?cursor=${word("cursor")}`, { headers: bearer(word("key")) });
}

/** What of an email everybody on its way can read, and all of a neutral one that is not the address it goes to. */
function readableOf(raw: string): string {
  const { to: _to, reply_to: _reply, ...mail } = z.record(z.string(), z.unknown()).parse(JSON.parse(raw));
  return JSON.stringify(mail);
}

test("no word that anybody writes is found in logs, metrics, tags, subjects or neutral emails (P-31, P-32)", async ({
  databaseUrl,
}) => {
  test.setTimeout(240_000);
  const resend = await startResendStandIn();
  const WORKER_METRICS_PORT = String(await freePort());
  const environment = {
    ...(await ownEnvironment(databaseUrl, resend.url)),
    WORKER_METRICS_PORT,
    ANNOUNCE_DELAY_SECONDS: "0",
  };
  const quoting = { kind: "status", status: 422, message: `${word("refusal")} is no address`, times: 1 } as const;
  resend.addFaults(
    { kind: "status", status: 500, message: word("fault") },
    { kind: "reset", accepted: false },
    { kind: "html", accepted: false },
  );
  const web = startLogged(["server/web-server.mjs"], environment);
  await once(web.child, "message");
  const worker = startLogged(tsx("scripts/worker.ts"), environment);
  try {
    const world = { url: environment.APP_URL, environment, resend };
    const people = await peopleOf(world);
    const path = await liveThrough(world, people);
    resend.addFaults({ ...quoting, to: people.client });
    await stumble(world, path, people);
    const isCalledOff = () =>
      resend.accepted.some(({ to, subject }) => to.includes(people.guest) && /cancel/i.test(subject));
    await expect.poll(isCalledOff, { timeout: 60_000 }).toBe(true);

    const headers = { Authorization: `Bearer ${process.env.METRICS_TOKEN}` };
    const metrics = await Promise.all(
      [`${world.url}/api/metrics`, `http://127.0.0.1:${WORKER_METRICS_PORT}/api/metrics`].map(async (address) =>
        (await fetch(address, { headers })).text(),
      ),
    );
    const outside = resend.requests.filter(({ to }) => to.some((one) => [people.guest, people.client].includes(one)));
    expect(outside.length).toBeGreaterThan(3);
    for (const { raw } of outside) expect(neutralWordsIn(readableOf(raw))).toEqual([]);
    for (const text of metrics) expect(text).toContain("compath_");
    for (const text of [...metrics, ...resend.accepted.map(({ subject }) => subject)])
      expect(text).not.toContain(CANARY);
  } finally {
    await Promise.all([web.stop(), worker.stop()]);
    await resend.close();
  }
  for (const said of [web.said(), worker.said()]) expect(faultyLines(said, CANARY)).toEqual([]);
});

/** In an email about a neutral meeting its host’s name and the place may stand, and the host’s word to those who had set the time aside. */
function neutralWordsIn(text: string): string[] {
  const found = text.match(new RegExp(`${CANARY}-(\\w+)`, "g")) ?? [];
  return found.filter((one) => ![`${CANARY}-name`, `${CANARY}-place`, `${CANARY}-reason`].includes(one));
}
