import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { wordsNotTaken } from "@/lib/web/proxy/other-build";
import { withBody } from "@/server/body-limit";
import { catchOtherBuilds, TYPED_HEADER } from "@/server/other-build";

const known = `7f${"0".repeat(40)}`;
const unknown = `7f${"1".repeat(40)}`;

const passOn = catchOtherBuilds(new Set([known]), withBody, async (request: IncomingMessage, response) => {
  const { method, url, headers } = request;
  response.end(JSON.stringify({ method, url, typed: headers[TYPED_HEADER], size: (await text(request)).length }));
});
const server = createServer(passOn);
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
// Safe: a server that listens on a port has an address of this kind.
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((closed) => server.close(closed)));

async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(`${origin}/meetings/new?from=1`, {
    method: "POST",
    body,
    headers: { Origin: origin, ...headers },
  });
  const { typed, ...rest } = await answer.json();
  const words = typed === undefined ? undefined : wordsNotTaken(new Headers({ [TYPED_HEADER]: typed }));
  return { ...rest, words };
}

test.each([
  ["by its id", { [`$ACTION_ID_${unknown}`]: "" }],
  [
    "with what it is bound to",
    { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${unknown}","bound":"$@1"}`, "$ACTION_1:1": "[]" },
  ],
  ["behind one that is known", { [`$ACTION_ID_${known}`]: "", "$ACTION_2:0": `{"id":"${unknown}","bound":null}` }],
])("an unknown action that a form names %s leads to the page that says so, with every word", async (_, action) => {
  expect(await send({ ...action, title: "Töpfe", note: "two\r\nlines" })).toEqual({
    method: "GET",
    url: "/new-version?page=%2Fmeetings%2Fnew%3Ffrom%3D1",
    size: 0,
    words: ["Töpfe", "two\r\nlines"],
  });
});

test.each([
  ["a known action", { [`$ACTION_ID_${known}`]: "" }, {}],
  ["no action", {}, {}],
  ["an unknown action that a script sends, whose page says so itself", {}, { "Next-Action": unknown }],
])("%s is passed on whole", async (_, action, headers) => {
  const answer = await send({ ...action, title: "Talk" }, headers);
  expect(answer).toMatchObject({ method: "POST", url: "/meetings/new?from=1", words: undefined });
  expect(answer.size).toBeGreaterThan(100);
});

test.each([
  ["another origin", { Origin: "https://elsewhere.example" }],
  ["no origin", { Origin: "null" }],
  ["another site, as the browser says", { "Sec-Fetch-Site": "cross-site" }],
])("a form of %s has none of its words shown", async (_, headers) => {
  expect((await send({ [`$ACTION_ID_${unknown}`]: "", title: "Theirs" }, headers)).words).toEqual([]);
});

test("a form without an origin counts as ours where the browser says so", async () => {
  const headers = { Origin: "null", "Sec-Fetch-Site": "same-origin" };
  expect((await send({ [`$ACTION_ID_${unknown}`]: "", title: "Ours" }, headers)).words).toEqual(["Ours"]);
});

test("nobody brings words along in a header", async () => {
  const answer = await fetch(`${origin}/new-version`, { headers: { [TYPED_HEADER]: "W10" } });
  expect(await answer.json()).not.toHaveProperty("typed");
});

test("secrets, choices and what the page gives along are no words", async () => {
  const names = ["password", "apiSecret", "code", "formKey", "forPerson", "meetingId", "inviteeUserIds[]", "timeZone"];
  const others = Object.fromEntries(names.map((name) => [name, "x"]));
  const { words } = await send({ [`$ACTION_ID_${unknown}`]: "", ...others, note: " ", label: "Reports" });
  expect(words).toEqual(["Reports"]);
});
