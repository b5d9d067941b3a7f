import {
  askWith,
  bearer,
  makeHost,
  makeKey,
  makePerson,
  meetingBody,
  meetingIn,
  refusalIn,
  sessionOf,
} from "@/e2e/pages/api";
import { followEvents } from "@/e2e/pages/events";
import { type Admin, expect, test } from "@/e2e/pages/fixtures";
import { startSecondServer } from "@/e2e/servers/second-server";

const meetings = "/api/v1/meetings";
const events = "/api/v1/events";

/** A host and their client, who may be invited by the relationship. */
async function aCouple(admin: Admin) {
  const [host, client] = [await makeHost(admin), await makePerson(admin, "client")];
  const { id } = await admin("relationship", "create", "--counselor", host.email, "--client", client.email);
  return { host, client, relationshipId: id };
}

test("what is scheduled at one web server is heard at another, and again from where the connection was lost", async ({
  request,
  admin,
  stack,
}) => {
  const { host, client, relationshipId } = await aCouple(admin);
  const session = await sessionOf(admin, client);
  const second = await startSecondServer();
  const stream = await followEvents(second.url + events, session);
  expect(stream.status).toBe(200);
  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(stream.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(stream.headers.get("content-encoding")).toBeNull();

  const ask = askWith(request, bearer(host.key));
  const meeting = await meetingIn(await ask("POST", meetings, { body: meetingBody({ relationshipId }) }));
  const heard = [await stream.next(), await stream.next()];
  expect(heard.map((one) => `${one?.event} ${one?.data.meetingId}`).sort()).toEqual([
    `meeting ${meeting.id}`,
    `notification ${meeting.id}`,
  ]);
  expect(new Set(heard.map((one) => one?.id)).size).toBe(2);
  await second.stop();

  const missed = await meetingIn(await ask("POST", meetings, { body: meetingBody({ relationshipId }) }));
  const again = await followEvents(stack.APP_URL + events, { ...session, "Last-Event-ID": heard[1]?.id ?? "" });
  expect([await again.next(), await again.next()].map((one) => one?.data.meetingId)).toEqual([missed.id, missed.id]);
  again.close();
});

test("a stream ends with its API key", async ({ admin, stack }) => {
  const { host } = await aCouple(admin);
  const { id, secret } = await makeKey(admin, host, "meetings:read");
  const stream = await followEvents(stack.APP_URL + events, bearer(secret));
  await admin("api-key", "revoke", "--id", id);
  expect(await stream.next()).toBeUndefined();
});

test("nobody follows without credentials, without the scope, a meeting of others or with a question not understood", async ({
  request,
  admin,
}) => {
  const host = await makeHost(admin);
  const ask = askWith(request, bearer(host.key));
  expect(await refusalIn(await askWith(request)("GET", events))).toBe("401 unauthenticated");
  const booking = await makeKey(admin, host, "bookings:write");
  expect(await refusalIn(await askWith(request, bearer(booking.secret))("GET", events))).toBe("403 forbidden");
  expect(await refusalIn(await ask("GET", `${events}?meetingId=${crypto.randomUUID()}`))).toBe("404 not_found");
  expect(await refusalIn(await ask("GET", `${events}?meetingId=1`))).toMatch(/^422 invalid #\/meetingId:/);
  expect(await refusalIn(await ask("GET", `${events}?token=1`))).toBe("422 invalid #/token:unknown_member");
  const head = await ask("HEAD", events);
  expect([head.status(), head.headers()["content-type"]]).toEqual([200, "text/event-stream; charset=utf-8"]);
});
