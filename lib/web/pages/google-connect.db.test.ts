import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GoogleStandIn, startGoogleStandIn } from "@/e2e/servers/google-stand-in";
import { googleConsent } from "@/lib/adapters/calendar-google/consent";
import { listConnections } from "@/lib/calendars/list-connections";
import { startConsent } from "@/lib/calendars/start-consent";
import type { Context } from "@/lib/context";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { finishConsent } from "@/lib/web/pages/google-connect";

const DANA = "dana@google.example";
const redirectUri = "https://meet.example/settings/calendars/google/callback";
const browser = "this browser's secret";

let google: GoogleStandIn;
let ctx: Context;
beforeEach(async () => {
  google = await startGoogleStandIn();
  for (const email of [DANA, "other@google.example"]) google.people.account(email);
  ctx = contextOf(await makeUser());
});
afterEach(() => google.close());

const consentOf = () =>
  googleConsent({
    clientId: google.client.id,
    clientSecret: google.client.secret,
    apiRootUrl: google.url,
    oauthRootUrl: google.url,
    timeoutSeconds: 10,
  });

type Choice = { account?: string; decision?: "allow" | "deny"; without?: string };

/** Asks at Google as the browser does and answers what Google sends back with it. */
async function ask(account: string | null = null, choice: Choice = {}): Promise<URLSearchParams> {
  const { state, challenge } = await startConsent(ctx, { browser, account });
  const address = new URL(await consentOf().addressFor({ state, challenge, redirectUri, account }));
  const form = new URLSearchParams(address.searchParams);
  form.set("account", choice.account ?? DANA);
  form.set("decision", choice.decision ?? "allow");
  for (const scope of (form.get("scope") ?? "").split(" ")) {
    if (scope.startsWith("https:") && !(choice.without && scope.endsWith(choice.without)))
      form.append("granted", scope);
  }
  const answer = await fetch(address.origin + address.pathname, { method: "POST", body: form, redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "").searchParams;
}

const finish = (query: URLSearchParams, as = ctx, from = browser) =>
  finishConsent(as, consentOf(), { query, browser: from, redirectUri });
const stored = () => testDb().calendarConnection.findMany({ where: { user: { id: userId(ctx) } } });
const userId = ({ actor }: Context) => ("userId" in actor ? actor.userId : "");

describe("agreeing at Google", () => {
  test("stores one connection, with what it signs in with sealed", async () => {
    const finished = await finish(await ask());
    expect(finished).toMatchObject({ isNew: true });
    const [connection, ...others] = await stored();
    expect(others).toEqual([]);
    expect(connection).toMatchObject({ provider: "google", account: DANA, state: "connected", calendarId: "primary" });
    const [refreshToken] = google.people.refreshTokens.keys();
    const row = Buffer.from(connection?.sealedCredentials ?? []);
    expect(row.toString("latin1")).not.toContain(refreshToken);
    expect(JSON.parse(testSecrets.unseal(row, placeOf.calendar(connection?.userId ?? "")))).toEqual({ refreshToken });
    const shown = JSON.stringify(await listConnections(ctx));
    expect(shown).toContain(DANA);
    expect(shown).not.toMatch(/seal|token|1\/\//i);
  });

  test("the same account again is the same connection, mended, and catches up on what is still to come", async () => {
    const first = await finish(await ask());
    await testDb().calendarConnection.updateMany({
      where: { userId: userId(ctx) },
      data: { state: "broken", brokenReason: "access_revoked" },
    });
    const meeting = await scheduleMeeting(ctx, scheduleInput());
    await testDb().calendarEvent.updateMany({
      where: { meetingId: meeting.id },
      data: { state: "failed", reason: "connection_broken", externalId: "known" },
    });
    const again = await finish(await ask(DANA));
    expect(again).toEqual({ ...first, isNew: false });
    expect(await stored()).toMatchObject([{ state: "connected", brokenReason: null }]);
    const lines = await testDb().calendarEvent.findMany({ where: { meetingId: meeting.id } });
    expect(lines).toMatchObject([{ state: "pending", reason: null, externalId: "known" }]);
  });
});

describe("stores nothing", () => {
  test.each([
    ["declined", { decision: "deny" }],
    ["scope", { without: "calendar.events" }],
    ["scope", { without: "calendar.freebusy" }],
    ["account", { account: "other@google.example" }],
  ] as const)("%s: %o", async (problem, choice) => {
    expect(await finish(await ask(DANA, choice))).toEqual({ problem });
    expect(await stored()).toEqual([]);
    expect([...google.people.refreshTokens.values()].filter(({ revoked }) => !revoked)).toEqual([]);
  });

  test("the list of calendars may be declined: then there is the account's own", async () => {
    expect(await finish(await ask(null, { without: "calendar.calendarlist.readonly" }))).toMatchObject({ isNew: true });
  });

  test("an answer that comes a second time", async () => {
    const query = await ask();
    await finish(query);
    expect(await finish(query)).toEqual({ problem: "state" });
    expect(await stored()).toHaveLength(1);
  });

  test("an answer without a state, with one that was never given, or after ten minutes", async () => {
    const query = await ask();
    const without = new URLSearchParams({ code: query.get("code") ?? "" });
    expect(await finish(without)).toEqual({ problem: "state" });
    expect(await finish(new URLSearchParams({ ...Object.fromEntries(query), state: "forged" }))).toEqual({
      problem: "state",
    });
    const late = { ...ctx, now: () => Date.now() + 601_000 };
    expect(await finish(query, late)).toEqual({ problem: "state" });
    expect(await stored()).toEqual([]);
  });

  test("an answer in another browser, or of another person in the same", async () => {
    const query = await ask();
    expect(await finish(query, ctx, "another browser")).toEqual({ problem: "state" });
    const other = contextOf(await makeUser());
    expect(await finish(query, other)).toEqual({ problem: "state" });
    expect(await testDb().calendarConnection.count({ where: { account: DANA, userId: userId(other) } })).toBe(0);
    expect(await finish(query)).toMatchObject({ isNew: true });
  });

  test("a code that belongs to another start (PKCE)", async () => {
    const [first, second] = [await ask(), await ask()];
    const mixed = new URLSearchParams({ state: first.get("state") ?? "", code: second.get("code") ?? "" });
    expect(await finish(mixed)).toEqual({ problem: "provider" });
    expect(await stored()).toEqual([]);
  });

  test("keys and guests connect nothing", async () => {
    const key = contextAs({
      kind: "api_key",
      apiKeyId: crypto.randomUUID(),
      userId: userId(ctx),
      role: "counselor",
      scopes: [],
    });
    await expect(startConsent(key, { browser, account: null })).rejects.toMatchObject({ code: "forbidden" });
    expect(() => listConnections(contextAs({ kind: "guest", invitationId: crypto.randomUUID() }))).toThrow();
  });
});
