import { expect, test } from "vitest";
import { privateToo, publicOnly } from "@/lib/adapters/network/public-address";
import { listConnections } from "@/lib/calendars/list-connections";
import { placeOf } from "@/lib/sealed-places";
import { testDb } from "@/lib/testing/database";
import { type DavAnswer, type DavRequest, found, multistatus, startDavServer } from "@/lib/testing/dav-server";
import { contextOf, makeUser, testSecrets } from "@/lib/testing/people";
import { connectCaldav, connectCaldavInput } from "@/lib/web/pages/caldav-connect";

const settings = { reach: privateToo, timeoutSeconds: 5, now: () => Date.now() };
const ZONE = "Europe/Berlin";

/** A server with one calendar, for whoever knows the password "secret". */
function answering({ method, path, headers, body }: DavRequest): DavAnswer {
  if (headers.authorization !== `Basic ${btoa("dana:secret")}`) return { status: 401 };
  if (method !== "PROPFIND") return { status: 404 };
  if (body.includes("current-user-principal"))
    return multistatus(found(path, "<current-user-principal><href>/dana/</href></current-user-principal>"));
  if (body.includes("calendar-home-set"))
    return multistatus(found(path, "<c:calendar-home-set><href>/dana/</href></c:calendar-home-set>"));
  const isCalendar = "<displayname>Work</displayname><resourcetype><collection/><c:calendar/></resourcetype>";
  return multistatus(found("/dana/work/", isCalendar));
}

const inputFor = (serverUrl: string, wishes = {}) =>
  connectCaldavInput.parse({ serverUrl, username: "dana", password: "secret", ...wishes });

test("a login that the server accepts becomes a connection, its password sealed and never shown", async () => {
  await using server = await startDavServer(answering);
  const ctx = contextOf(await makeUser());
  const { id, isNew } = await connectCaldav(ctx, settings, inputFor(server.url), ZONE);
  expect(isNew).toBe(true);
  const shown = await listConnections(ctx);
  expect(shown).toMatchObject([
    {
      id,
      provider: "caldav",
      account: "dana (127.0.0.1)",
      state: "connected",
      calendarId: `${server.url}/dana/work/`,
      calendarName: "Work",
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain("secret");
  const row = await testDb().calendarConnection.findUniqueOrThrow({ where: { id } });
  expect(Buffer.from(row.sealedCredentials).includes("secret")).toBe(false);
  expect(JSON.parse(testSecrets.unseal(row.sealedCredentials, placeOf.calendar(row.userId)))).toMatchObject({
    username: "dana",
    password: "secret",
    timeZone: ZONE,
  });
});

test("the same account connected again mends the connection instead of making a second", async () => {
  await using server = await startDavServer(answering);
  const ctx = contextOf(await makeUser());
  const { id } = await connectCaldav(ctx, settings, inputFor(server.url), ZONE);
  await testDb().calendarConnection.update({
    where: { id },
    data: { state: "broken", brokenReason: "access_refused" },
  });
  expect(await connectCaldav(ctx, settings, inputFor(server.url), ZONE)).toEqual({ id, isNew: false });
  expect(await listConnections(ctx)).toMatchObject([{ id, state: "connected" }]);
});

test.each([
  ["password", "access_refused", () => ({ status: 401 })],
  ["serverUrl", "no_calendars", () => ({ status: 404 })],
  ["serverUrl", "http_500", () => ({ status: 500 })],
] satisfies [string, string, () => DavAnswer][])(
  "a refusal is said at the field %s (%s), and nothing is stored",
  async (field, code, answer) => {
    await using server = await startDavServer(answer);
    const ctx = contextOf(await makeUser());
    const refused = connectCaldav(ctx, settings, inputFor(server.url), ZONE);
    await expect(refused).rejects.toMatchObject({ code: "invalid", fields: [{ field, code }] });
    expect(await listConnections(ctx)).toEqual([]);
  },
);

test("a server inside is never connected to where the operator does not allow it", async () => {
  await using server = await startDavServer(answering);
  const ctx = contextOf(await makeUser());
  for (const url of [server.url, server.url.replace("http:", "https:"), server.url.replace("127.0.0.1", "localhost")]) {
    const refused = connectCaldav(ctx, { ...settings, reach: publicOnly }, inputFor(url), ZONE);
    await expect(refused).rejects.toMatchObject({ fields: [{ field: "serverUrl", code: "address_refused" }] });
  }
  expect(server.requests).toEqual([]);
});

test("tries are counted before anything is asked", async () => {
  await using server = await startDavServer(answering);
  const spent: unknown[] = [];
  const { id, role } = await makeUser();
  const spend: ReturnType<typeof contextOf>["limits"]["spend"] = async (...args) => {
    spent.push(args);
    throw new Error("Enough.");
  };
  await expect(
    connectCaldav(
      contextOf({ id, role }, { limits: { ...contextOf({ id, role }).limits, spend } }),
      settings,
      inputFor(server.url),
      ZONE,
    ),
  ).rejects.toThrow("Enough.");
  expect(spent).toEqual([["sign_ins", `caldav:${id}`, 1]]);
  expect(server.requests).toEqual([]);
});

test("what is typed is understood as far as it makes sense", () => {
  expect(inputFor(" caldav.example.com/dav ").serverUrl).toBe("https://caldav.example.com/dav");
  expect(inputFor("http://cal.example").serverUrl).toBe("http://cal.example");
  expect(inputFor("x.example", { password: " a b " }).password).toBe(" a b ");
  for (const serverUrl of ["", "ftp://x.example", "https://user:pass@x.example", "https://", "javascript://x"]) {
    expect(connectCaldavInput.safeParse({ serverUrl, username: "dana", password: "p" }).success, serverUrl).toBe(false);
  }
  for (const wrong of [{ username: "a:b" }, { username: " " }, { password: "" }]) {
    expect(
      connectCaldavInput.safeParse({ serverUrl: "x.example", username: "dana", password: "p", ...wrong }).success,
    ).toBe(false);
  }
});
