import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ResendStandIn, startResendStandIn } from "@/e2e/servers/resend-stand-in";

const email = { from: "Ada <ada@compath.example>", to: "bo@x.example", subject: "Hello", text: "Hello" };
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

let clock: number;
let resend: ResendStandIn;
beforeEach(async () => {
  clock = Date.parse("2027-03-01T10:00:00Z");
  resend = await startResendStandIn({ now: () => clock, requestsPerSecond: 100 });
});
afterEach(() => resend.close());

type Options = { key?: string; apiKey?: string | null; method?: string; url?: string };

function post(body: unknown, { key, apiKey = resend.apiKey, method = "POST", url = resend.url }: Options = {}) {
  return fetch(`${url}/emails`, {
    method,
    headers: {
      ...(key !== undefined && { "idempotency-key": key }),
      ...(apiKey && { authorization: `Bearer ${apiKey}` }),
    },
    ...(method !== "GET" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

async function refusalOf(answer: Promise<Response>) {
  return z.object({ statusCode: z.number(), name: z.string(), message: z.string() }).parse(await (await answer).json());
}

async function idOf(answer: Promise<Response>) {
  return z.object({ id: z.uuid() }).parse(await (await answer).json()).id;
}

describe("what it takes", () => {
  test("a mail without a key, as often as it comes", async () => {
    expect(await idOf(post(email))).not.toBe(await idOf(post(email)));
    expect(resend.accepted).toHaveLength(2);
  });

  test("an attachment, which it keeps decoded", async () => {
    const attachments = [
      { filename: "a.txt", content: Buffer.from("é").toString("base64"), content_type: "text/plain" },
    ];
    await post({ ...email, attachments });
    expect(resend.accepted[0]?.attachments).toEqual([
      { filename: "a.txt", contentType: "text/plain", base64: "w6k=", text: "é" },
    ]);
  });

  test.each([
    [{ from: undefined }, "missing_required_field"],
    [{ to: undefined }, "missing_required_field"],
    [{ subject: undefined }, "missing_required_field"],
    [{ text: undefined }, "missing_required_field"],
    [{ from: "ada" }, "invalid_from_address"],
    [{ to: "bo" }, "validation_error"],
    [{ to: [] }, "validation_error"],
    [{ to: "bo@x.example, evil@x.example" }, "validation_error"],
    [{ to: "bo@x.example\r\nBcc: evil@x.example" }, "validation_error"],
    [{ subject: "a\nb" }, "validation_error"],
    [{ headers: { "X-A": "1\r\nBcc: evil@x.example" } }, "validation_error"],
    [{ attachments: [{ filename: "a.txt" }] }, "invalid_attachment"],
    [{ attachments: [{ filename: "a.txt", content: "not base64" }] }, "invalid_attachment"],
  ])("not %j", async (part, name) => {
    expect(await refusalOf(post({ ...email, ...part }))).toMatchObject({ statusCode: 422, name });
    expect(resend.accepted).toHaveLength(0);
  });

  test("not what is no JSON, no POST, has no API key or another one", async () => {
    expect(await refusalOf(post("{"))).toMatchObject({ statusCode: 400, name: "validation_error" });
    expect(await refusalOf(post(email, { method: "GET" }))).toMatchObject({
      statusCode: 405,
      name: "method_not_allowed",
    });
    expect(await refusalOf(post(email, { apiKey: null }))).toMatchObject({ statusCode: 401, name: "missing_api_key" });
    expect(await refusalOf(post(email, { apiKey: "re_x" }))).toMatchObject({
      statusCode: 403,
      name: "invalid_api_key",
    });
    expect(await refusalOf(fetch(`${resend.url}/domains`))).toMatchObject({ statusCode: 404, name: "not_found" });
  });
});

describe("one idempotency key", () => {
  test("with one body is one mail and one id", async () => {
    expect(await idOf(post(email, { key: "k" }))).toBe(await idOf(post(email, { key: "k" })));
    expect(resend.accepted).toHaveLength(1);
  });

  test("with another body is refused", async () => {
    await post(email, { key: "k" });
    const refusal = await refusalOf(post({ ...email, subject: "Other" }, { key: "k" }));
    expect(refusal).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  });

  test("is refused while its first request runs", async () => {
    resend.addFaults({ kind: "hold" });
    const first = idOf(post(email, { key: "k" }));
    await resend.until(() => resend.requests.length === 1);
    const refusal = await refusalOf(post(email, { key: "k" }));
    expect(refusal).toMatchObject({ statusCode: 409, name: "concurrent_idempotent_requests" });
    resend.release();
    expect(await first).toBe(await idOf(post(email, { key: "k" })));
  });

  test("is not used up by a refusal", async () => {
    await post({ ...email, to: "bo" }, { key: "k" });
    await idOf(post(email, { key: "k" }));
    expect(resend.accepted).toHaveLength(1);
  });

  test("is forgotten after 24 hours", async () => {
    await post(email, { key: "k" });
    clock += DAY_MILLISECONDS - 1;
    await post(email, { key: "k" });
    expect(resend.accepted).toHaveLength(1);
    clock += 1;
    await post(email, { key: "k" });
    expect(resend.accepted).toHaveLength(2);
  });

  test("longer than 256 characters is refused", async () => {
    const refusal = await refusalOf(post(email, { key: "k".repeat(257) }));
    expect(refusal).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  });
});

describe("the rate", () => {
  test("is told in each answer, and kept", async () => {
    const slow = await startResendStandIn({ now: () => clock, requestsPerSecond: 2 });
    const first = await post(email, { url: slow.url });
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "ratelimit-limit": "2",
      "ratelimit-remaining": "1",
      "ratelimit-reset": "1",
    });
    await post(email, { url: slow.url });
    const refused = await post(email, { url: slow.url });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await refusalOf(Promise.resolve(refused))).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    clock += 1000;
    expect((await post(email, { url: slow.url })).status).toBe(200);
    await slow.close();
  });
});

describe("a fault", () => {
  test("spoils as many requests as it says, of the recipient it names", async () => {
    resend.addFaults({ kind: "status", status: 503, to: "bo@x.example", times: 2 });
    const statuses: number[] = [];
    for (const to of ["bo@x.example", "cy@x.example", "bo@x.example", "bo@x.example"])
      statuses.push((await post({ ...email, to })).status);
    expect(statuses).toEqual([503, 200, 503, 200]);
  });

  test("may make the answer late without losing the mail of a client that hung up", async () => {
    resend.addFaults({ kind: "slow", milliseconds: 20 });
    const impatient = new AbortController();
    const lost = fetch(`${resend.url}/emails`, {
      method: "POST",
      headers: { authorization: `Bearer ${resend.apiKey}` },
      body: JSON.stringify(email),
      signal: impatient.signal,
    });
    await resend.until(() => resend.requests.length === 1);
    impatient.abort();
    await expect(lost).rejects.toThrow();
    await resend.until(() => resend.accepted.length === 1);
  });
});
