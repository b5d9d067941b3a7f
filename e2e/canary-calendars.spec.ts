import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Page } from "@playwright/test";
import pg from "pg";
import { z } from "zod";
import { actionsOfBuild, callOf } from "@/e2e/matrix/actions-of-build";
import { byScript } from "@/e2e/matrix/send-action";
import { bearer, type Headers, meetingBody } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";
import { connectGoogle, googleAt } from "@/e2e/pages/google";
import { faultyLines, startLogged } from "@/e2e/servers/logged-server";
import { ownEnvironment } from "@/e2e/servers/own-environment";
import { command } from "@/e2e/servers/own-installation";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { asPerson, makeCalendar, noRadicale } from "@/lib/testing/radicale";
import { tsx } from "@/scripts/local/child";
import { freePort } from "@/scripts/postgres/cluster";

/** Stands in every private text of the walk, so that one word finds each of them. */
const CANARY = "kanari";
const word = (of: string) => `${CANARY}-${of}-${randomUUID()}`;
const google = googleAt(process.env.GOOGLE_API_ROOT_URL ?? "");

type World = { readonly url: string; readonly environment: Record<string, string>; readonly resend: ResendStandIn };
type Host = { readonly email: string; readonly cookie: string; readonly key: Headers };

async function aHost({ environment }: World): Promise<Host> {
  const email = `${word("host")}@people.example`;
  await command(environment, "user", "create", "--email", email, "--name", word("name"), "--role", "counselor");
  const scopes = "meetings:read,meetings:write";
  const { secret } = await command(environment, "api-key", "create", "--user", email, "--scopes", scopes);
  const { cookie } = await command(environment, "session", "create", "--user", email);
  return { email, cookie: z.string().parse(cookie), key: bearer(z.string().parse(secret)) };
}

async function signedIn(page: Page, { url }: World, { cookie }: Host): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
}

/** Radicale with a calendar of this name, in which somebody keeps private appointments. */
async function connectCaldav(page: Page, world: World, name: string): Promise<string> {
  const server = { url: process.env.CALDAV_URL ?? "" };
  const calendar = await makeCalendar(server, "dana", name);
  await putEvent(`${calendar}${randomUUID()}.ics`, randomUUID(), "20310310T150000Z", "20310310T160000Z");
  await page.goto(`${world.url}/settings/calendars/caldav`);
  for (const password of [word("password"), "secret"]) {
    await page.getByLabel("Server", { exact: true }).fill(server.url);
    await page.getByLabel("User name").fill("dana");
    await page.getByLabel("App password").fill(password);
    await page.getByRole("button", { name: "Connect this calendar" }).click();
    if (password !== "secret") await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  }
  await page.getByRole("radio", { name }).check();
  await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Save these choices" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Saved.");
  return calendar;
}

/** An event with a private word wherever a calendar program writes one. */
async function putEvent(address: string, uid: string, start: string, end: string): Promise<void> {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${word("program")}//EN`,
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "DTSTAMP:20310101T000000Z",
    `DTSTART:${start}`,
    `DTEND:${end}`,
    `SUMMARY:${word("summary")}`,
    `LOCATION:${word("location")}`,
    `DESCRIPTION:${word("description")}`,
    `CATEGORIES:${word("category")}`,
    `ORGANIZER;CN=${word("organizer")}:mailto:${word("organizer")}@people.example`,
    `ATTENDEE;CN=${word("attendee")};PARTSTAT=DECLINED:mailto:${word("attendee")}@people.example`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  const put = { method: "PUT", body: lines.join("\r\n"), headers: { "content-type": "text/calendar" } };
  expect((await asPerson("dana", address, put)).ok).toBe(true);
}

async function connectGoogleCalendar(page: Page, world: World, { email }: Host): Promise<void> {
  await google.account(email, [word("team")]);
  await page.goto(`${world.url}/settings/calendars`);
  await connectGoogle(page, "Connect Google Calendar", { account: email });
  await page.getByRole("button", { name: "Save these choices" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Saved.");
  expect(page.url()).not.toContain(CANARY);
}

/** A browser that wants pushes, at an address and with keys that are nobody's business. */
async function wantPushes(world: World, { cookie }: Host): Promise<void> {
  const name = "notifications/actions.ts subscribePushAction";
  const action = (await actionsOfBuild(process.env.NEXT_DIST_DIR ?? "")).find((one) => one.name === name);
  if (!action) throw new Error(`The build has no action ${name}.`);
  const p256dh = createECDH("prime256v1").generateKeys().toString("base64url");
  const endpoint = `https://updates.push.services.mozilla.com/${word("push")}`;
  const form = { endpoint, p256dh, auth: randomBytes(16).toString("base64url") };
  const { headers, body } = byScript({ ...callOf(action, {}), form });
  const all = { ...headers, Cookie: cookie, Origin: world.url };
  expect((await fetch(world.url + action.route, { method: "POST", headers: all, body })).status).toBeLessThan(400);
}

type Meeting = { readonly id: string; readonly path: string };

async function scheduleAs(world: World, host: Host): Promise<Meeting> {
  const location = { type: "in_person", value: word("place") };
  const inviteeEmails = [{ email: `${word("guest")}@people.example`, name: word("guest") }];
  const wishes = { title: word("title"), description: word("notes"), location, disclosure: "neutral", inviteeEmails };
  const made = await asked(world, host, "POST", "", meetingBody(wishes));
  const { id } = z.object({ id: z.string() }).parse(await made.json());
  return { id, path: `/${id}` };
}

async function asked({ url }: World, { key }: Host, method: string, path: string, body?: unknown): Promise<Response> {
  const headers = { ...key, "Content-Type": "application/json" };
  const answer = await fetch(`${url}/api/v1/meetings${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
  return answer;
}

/** What the worker has written of its calendars, for who waits. */
async function rows({ environment }: World, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  const { rows: found } = await client.query(statement);
  await client.end();
  return found;
}

const until = (world: World, statement: string, count: number) =>
  expect.poll(async () => (await rows(world, statement)).length, { timeout: 60_000 }).toBe(count);

/** The addresses of what stands in a calendar. */
async function objectsIn(calendar: string): Promise<string[]> {
  const answer = await asPerson("dana", calendar, { method: "PROPFIND", headers: { depth: "1" } });
  const { origin } = new URL(calendar);
  return [...(await answer.text()).matchAll(/<href>([^<]+\.ics)<\/href>/g)].map(([, path]) => origin + path);
}

/** Somebody edits the meeting in their calendar program, and then the calendar is gone. */
async function quarrelByCaldav(world: World, calendar: string, { id }: Meeting): Promise<void> {
  for (const address of await objectsIn(calendar)) {
    const text = await (await asPerson("dana", address)).text();
    const uid = /UID:(\S+)/.exec(text)?.[1] ?? "";
    if (uid.includes(id)) await putEvent(address, uid, "20310311T090000Z", "20310311T100000Z");
  }
  await until(world, `select 1 from calendar_events where meeting_id = '${id}' and drift is not null`, 1);
  expect((await asPerson("dana", calendar, { method: "DELETE" })).ok).toBe(true);
}

async function quarrelByGoogle({ email }: Host): Promise<void> {
  const [event] = await google.events(email, 1);
  await google.edit(email, event?.iCalUID ?? "", { summary: word("summary"), location: word("location") });
}

/** Two hosts whose calendars hold private words, and what goes wrong there. */
async function liveWithCalendars(world: World, page: Page): Promise<void> {
  const [one, other] = [await aHost(world), await aHost(world)];
  await signedIn(page, world, one);
  const calendar = await connectCaldav(page, world, word("calendar"));
  await wantPushes(world, one);
  await signedIn(page, world, other);
  await connectGoogleCalendar(page, world, other);
  await wantPushes(world, other);
  const mine = await scheduleAs(world, one);
  const theirs = await scheduleAs(world, other);
  await until(world, "select 1 from calendar_events where state = 'synced'", 2);
  const busy = `${world.url}/meetings/busy?startsAt=2031-03-10T00:00:00Z&endsAt=2031-03-11T00:00:00Z`;
  const shown = await fetch(busy, { headers: { Cookie: one.cookie } });
  expect(await shown.text()).toContain(`${CANARY}-summary`);
  await quarrelByCaldav(world, calendar, mine);
  await quarrelByGoogle(other);
  await until(world, `select 1 from calendar_events where meeting_id = '${theirs.id}' and drift is not null`, 1);
  await asked(world, one, "PATCH", mine.path, { title: word("title"), location: { type: "phone", value: "+49 30 1" } });
  await google.revoke(other.email);
  await asked(world, other, "PATCH", theirs.path, { title: word("title"), durationMinutes: 30 });
  await until(world, "select 1 from notifications where kind in ('calendar_disconnected', 'calendar_failed')", 2);
  await until(world, "select 1 from pgboss.job where name = 'send-push' and state in ('created', 'active')", 0);
}

test("no word of a calendar or of a push is found in logs, metrics, addresses or emails (P-31, P-32)", async ({
  databaseUrl,
  page,
}) => {
  test.skip(noRadicale !== undefined, noRadicale ?? "");
  test.setTimeout(240_000);
  const resend = await startResendStandIn();
  const WORKER_METRICS_PORT = String(await freePort());
  const own = { ...(await ownEnvironment(databaseUrl, resend.url)), WORKER_METRICS_PORT, ANNOUNCE_DELAY_SECONDS: "0" };
  const web = startLogged(["server/web-server.mjs"], own);
  await once(web.child, "message");
  const worker = startLogged(tsx("scripts/worker.ts"), own);
  try {
    const world = { url: own.APP_URL, environment: own, resend };
    await liveWithCalendars(world, page);
    const headers = { Authorization: `Bearer ${process.env.METRICS_TOKEN}` };
    for (const address of [`${world.url}/api/metrics`, `http://127.0.0.1:${WORKER_METRICS_PORT}/api/metrics`]) {
      const text = await (await fetch(address, { headers })).text();
      expect(text).toContain("compath_");
      expect(text).not.toContain(CANARY);
    }
    expect(resend.requests.length).toBeGreaterThan(0);
    // Of calendars and pushes nothing is emailed to anybody.
    const foreign = new RegExp(
      `${CANARY}-(summary|description|category|organizer|attendee|calendar|team|push|password)`,
    );
    expect(resend.requests.filter(({ raw }) => foreign.test(raw))).toEqual([]);
  } finally {
    await Promise.all([web.stop(), worker.stop()]);
    await resend.close();
  }
  for (const said of [web.said(), worker.said()]) expect(faultyLines(said, CANARY)).toEqual([]);
});
