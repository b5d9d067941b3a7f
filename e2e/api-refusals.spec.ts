import { Client } from "pg";
import { anyHost, askWith, bearer, makeHost, meetingBody, refusalIn } from "@/e2e/pages/api";
import { expect, test } from "@/e2e/pages/fixtures";

const meetings = "/api/v1/meetings";

test("each kind of bad body is refused by its own name and stores nothing", async ({ request, admin }) => {
  const ask = askWith(request, bearer((await makeHost(admin)).key));
  const send = async (raw: string | Buffer, type = "application/json") =>
    refusalIn(await ask("POST", meetings, { raw: Buffer.from(raw), headers: { "Content-Type": type } }));
  const json = JSON.stringify(meetingBody());

  expect(await send('{"title":')).toBe("400 malformed");
  expect(await send("")).toBe("400 malformed");
  expect(await send(Buffer.of(0x22, 0xc3, 0x28, 0x22))).toBe("400 malformed");
  expect(await send("[".repeat(100_000))).toBe("400 malformed");
  expect(await send(JSON.stringify(meetingBody({ description: "x".repeat(300_000) })))).toBe("413 too_large");
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    expect(await send(json, type)).toBe("415 unsupported_media_type");
  }
  expect(await send("[".repeat(50_000) + "]".repeat(50_000))).toBe("422 invalid #:invalid_type");
  expect(await send('{"title":"a\\u0000","__proto__":{"x":1},"hostId":"x","sequence":3}')).toBe(
    "422 invalid #/title:unusable_character #/__proto__:unknown_member #/hostId:unknown_member #/sequence:unknown_member",
  );
  expect(await send(JSON.stringify(meetingBody({ inviteeEmails: ["a@ok.example", "a@evil.test,b@ok.test"] })))).toBe(
    "422 invalid #/inviteeEmails/1:not_an_address",
  );
  expect(await send(JSON.stringify(meetingBody({ startsAt: "2020-03-10T15:00:00Z" })))).toBe(
    "422 invalid #/startsAt:in_the_past",
  );
  expect((await (await ask("GET", meetings)).json()).data).toEqual([]);
});

test("a query that is not carried out is refused", async ({ request, admin }) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  for (const [query, fields] of [
    ["limit=0", "#/limit:too_small"],
    ["limit=5&limit=6", "#/limit:repeated"],
    ["limit[]=5", "#/limit[]:unknown_member"],
    ["hostId=x", "#/hostId:unknown_member"],
    ["from=2031-03-10", "#/from:not_an_instant"],
  ]) {
    expect(await refusalIn(await ask("GET", `${meetings}?${query}`))).toBe(`422 invalid ${fields}`);
  }
  const unknown = await ask("POST", `${meetings}?dryrun=true`, { body: meetingBody() });
  expect(await refusalIn(unknown)).toBe("422 invalid #/dryrun:unknown_member");
});

test("whatever is no valid key is a 401 that tells nothing, never a 500, and a key in an address opens nothing", async ({
  request,
  admin,
}) => {
  const { key } = await anyHost(admin);
  const odd = ["Bearer %", "Bearer", "Bearer ", `Basic ${btoa("a:b")}`, key, `Bearer ${key}x`, `Bearer ${key} ${key}`];
  const more = ["Bearer cmp_", `Bearer ${"x".repeat(10_000)}`, "Bearer cmp_\u00e9\u00ff", "Bearer null", "Token x"];
  for (const authorization of [...odd, ...more]) {
    const answer = await askWith(request, { Authorization: authorization })("GET", meetings);
    expect(await refusalIn(answer)).toBe("401 unauthenticated");
    expect(answer.headers()["www-authenticate"]).toBe('Bearer realm="compath"');
  }
  const ask = askWith(request);
  for (const name of ["api_key", "access_token", "token", "key"]) {
    expect(await refusalIn(await ask("GET", `${meetings}?${name}=${key}`))).toBe("401 unauthenticated");
  }
  const bomb = Array.from({ length: 300 }, (_, index) => `c${index}=${"x".repeat(20)}`).join("; ");
  expect(await refusalIn(await askWith(request, { Cookie: bomb })("GET", meetings))).toBe("401 unauthenticated");
  expect((await askWith(request, { Authorization: `bearer ${key}` })("GET", meetings)).status()).toBe(200);
});

test("paths that are none, are written oddly or are not for everybody show nothing", async ({ request, admin }) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const none = ["", "/", "/cron", "/dev", "/test", "/v1", "/v2/meetings", "/v1/users", "/v1/meetings/_get"];
  for (const path of [...none, "/v1/meetings/x/invitation", "/v1/meetings/_get/response.json", "/v1/openapi.yaml"]) {
    const answer = await ask("GET", `/api${path}`);
    if (path === "/") expect(answer.status()).toBe(308);
    else expect(await refusalIn(answer)).toBe("404 not_found");
  }
  for (const path of ["/API/v1/meetings", "/api/V1/meetings", "/api/v1/Meetings"]) {
    expect((await ask("GET", path)).status()).toBe(404);
  }
  for (const path of ["/api/%", "/api/v1/meetings/%ff", "/api/v1/meetings/%c3%28/invitation"]) {
    expect(await refusalIn(await ask("GET", path))).toBe("400 malformed");
  }
  const slash = await ask("GET", `${meetings}/`);
  expect([slash.status(), slash.headers().location]).toEqual([308, meetings]);
  const anonymous = askWith(request);
  for (const path of ["/api/v1/%6deetings", "/api//v1/meetings", "/api/v1/meetings/.", "/api/v1/./meetings"]) {
    expect([308, 401, 404]).toContain((await anonymous("GET", path)).status());
  }
});

test("HEAD is a GET without a body, OPTIONS says what is allowed, other methods are refused with it", async ({
  request,
  admin,
}) => {
  const ask = askWith(request, bearer((await anyHost(admin)).key));
  const head = await ask("HEAD", meetings);
  expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  expect((await askWith(request)("HEAD", meetings)).status()).toBe(401);
  const options = await askWith(request)("OPTIONS", meetings);
  expect([options.status(), options.headers().allow]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  expect(Object.keys(options.headers()).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  const put = await ask("PUT", meetings, { body: {} });
  expect(await refusalIn(put)).toBe("405 method_not_allowed");
  expect(put.headers().allow).toBe("GET, POST, HEAD, OPTIONS");
});

test("a caller who asks too much waits, whatever address they claim to come from", async ({
  request,
  admin,
  databaseUrl,
}) => {
  const host = await makeHost(admin);
  const ask = askWith(request, bearer(host.key));
  const left = async (path: string, headers = {}) => {
    const answer = await ask("GET", path, { headers });
    return Number(/;r=(\d+);/.exec(answer.headers().ratelimit ?? "")?.[1]);
  };
  const first = await left(meetings);
  expect(await left(meetings, { "X-Forwarded-For": "203.0.113.7" })).toBe(first - 1);
  expect(await left(meetings, { "X-Real-IP": "203.0.113.8", Forwarded: "for=203.0.113.9" })).toBe(first - 2);
  expect(await left(`${meetings}?limit=1`)).toBe(first - 3);

  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("update rate_limits set points = 10000000 where key = $1", [
    `requests:read:api_key:${host.keyId}`,
  ]);
  await client.end();
  const answer = await ask("GET", meetings, { headers: { "X-Forwarded-For": "203.0.113.10" } });
  expect(await refusalIn(answer)).toBe("429 rate_limited");
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  expect(answer.headers().ratelimit).toMatch(/^"requests";r=0;t=\d+$/);
  expect((await ask("POST", meetings, { body: meetingBody() })).status()).toBe(201);
});

test("whoever has no credentials is counted by the address that they ask from, not by one that they name", async ({
  request,
}) => {
  const left = async (headers = {}) => {
    const answer = await askWith(request)("GET", meetings, { headers });
    expect(answer.status()).toBe(401);
    return Number(/;r=(\d+);/.exec(answer.headers().ratelimit ?? "")?.[1]);
  };
  const first = await left();
  for (const name of ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Compath-Client-Address"]) {
    // Other specs ask from the same address meanwhile; a bucket of its own would be full but for this request.
    expect(await left({ [name]: "203.0.113.7" }), name).toBeLessThan(first);
  }
});

test("every answer names the request that it belongs to", async ({ request }) => {
  for (const path of ["/api/health", "/api/ready", "/api/v1/openapi.json", "/api/nothing", meetings]) {
    const answer = await askWith(request)("GET", path, { headers: { "X-Request-Id": "build-9" } });
    expect(answer.headers()["x-request-id"], path).toBe("build-9");
  }
});
