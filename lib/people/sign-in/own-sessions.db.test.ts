import { expect, test } from "vitest";
import { listSecurityEvents } from "@/lib/history/security-events";
import { deviceName } from "@/lib/people/sign-in/device-name";
import { endSession, listSessions } from "@/lib/people/sign-in/own-sessions";
import { findSignedIn, openSession } from "@/lib/people/sign-in/session";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";

async function withTwoBrowsers() {
  const user = await makeUser();
  const first = await openSession(testDb(), user.id, Date.now() - 1_000);
  const second = await openSession(testDb(), user.id, Date.now());
  return { user, ctx: contextOf(user), first, second };
}

const isIn = async (id: string) => (await findSignedIn(testDb(), id, Date.now())) !== undefined;

test("S-17: a person sees each browser that they are signed in with, and signs one out without the others", async () => {
  const { ctx, first, second } = await withTwoBrowsers();
  expect((await listSessions(ctx)).map(({ id }) => id)).toEqual([second, first]);
  await endSession(ctx, first);
  await endSession(ctx, first);
  expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
  expect((await listSessions(ctx)).map(({ id }) => id)).toEqual([second]);
});

test("S-17: nobody signs somebody else's browser out", async () => {
  const { first } = await withTwoBrowsers();
  const { ctx } = await withTwoBrowsers();
  await expect(endSession(ctx, first)).rejects.toMatchObject({ code: "not_found" });
  expect(await isIn(first)).toBe(true);
});

test("S-17: signing in and out leave a security event each, with ids alone", async () => {
  const { user, ctx, first } = await withTwoBrowsers();
  await endSession(ctx, first);
  const events = (await listSecurityEvents(testDb())).filter(({ userId }) => userId === user.id);
  expect(events.map(({ kind }) => kind).sort()).toEqual(["session_ended", "signed_in", "signed_in"]);
  expect(JSON.stringify(events)).not.toContain(user.email);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1",
    "Safari, iPhone",
  ],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"],
  ["<script>", null],
  [null, null],
])("S-17: %s is called %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
