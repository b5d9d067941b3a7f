import { expect, test } from "vitest";
import { moveObject } from "@/lib/adapters/calendar-caldav/move";
import { caldavSession } from "@/lib/adapters/calendar-caldav/session";
import { privateToo } from "@/lib/adapters/network/public-address";
import { type DavAnswer, startDavServer } from "@/lib/testing/dav-server";

const EVENT = "/practice/7b1d.ics";
const TARGET = "/team/7b1d.ics";

/** A server with two calendars, one event and its own answer to MOVE. */
async function moving(onMove: DavAnswer | "carried out", alreadyThere = false) {
  const objects = new Map([[EVENT, "as it is"]]);
  if (alreadyThere) objects.set(TARGET, "as it is");
  const server = await startDavServer(({ method, path, body, headers }) => {
    const file = objects.get(path);
    if (method === "MOVE" && onMove !== "carried out") return onMove;
    if (method === "PUT" && file !== undefined && headers["if-none-match"] === "*") return { status: 412 };
    if (method === "PUT") objects.set(path, body);
    else if (file === undefined) return { status: 404 };
    else if (method === "GET") return { status: 200, headers: { etag: '"2"' }, body: file };
    else objects.delete(path);
    if (method === "MOVE" && file !== undefined) objects.set(new URL(String(headers.destination)).pathname, file);
    return { status: 201 };
  });
  const settings = { reach: privateToo, timeoutSeconds: 10, now: () => 0 };
  const session = caldavSession(settings, { username: "dana", password: "secret" });
  return {
    objects: () => [...objects],
    methods: () => server.requests.map(({ method }) => method),
    moved: { externalId: `${server.url}${TARGET}`, etag: '"2"' },
    move: () => moveObject(session, `${server.url}${EVENT}`, `${server.url}/team/`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

test("an object is moved in one request, as it is, and never over another", async () => {
  await using it = await moving("carried out");
  expect(await it.move()).toEqual(it.moved);
  expect(it.objects()).toEqual([[TARGET, "as it is"]]);
  expect(it.methods()).toEqual(["MOVE", "GET"]);
  await expect(it.move()).rejects.toMatchObject({ kind: "gone" });
});

test.each([403, 405, 409])("where a server answers %s, it is deleted and then stored anew", async (status) => {
  await using it = await moving({ status });
  expect(await it.move()).toEqual(it.moved);
  expect(it.objects()).toEqual([[TARGET, "as it is"]]);
  expect(it.methods()).toEqual(["MOVE", "GET", "DELETE", "PUT", "GET"]);
});

test("one that stands there already from a move that stopped half-way is the one that stays", async () => {
  await using it = await moving({ status: 412 }, true);
  expect(await it.move()).toEqual(it.moved);
  expect(it.objects()).toEqual([[TARGET, "as it is"]]);
});

test("no answer leaves doubt", async () => {
  await using it = await moving("loss");
  await expect(it.move()).rejects.toMatchObject({ kind: "ambiguous" });
  expect(it.objects()).toEqual([[EVENT, "as it is"]]);
});
