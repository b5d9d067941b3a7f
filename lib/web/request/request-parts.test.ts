import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { idempotencyKeyOf } from "@/lib/web/request/idempotency";
import { parseInput } from "@/lib/web/request/parse-input";
import { dryRunQuery, filledQueryOf, queryOf } from "@/lib/web/request/query";
import { requestIdOf } from "@/lib/web/request/request-ids";
import { etagOf, namesEtag } from "@/lib/web/request/responses";

function asking(headers: Record<string, string>): Request {
  return new Request("https://meet.example/api/v1/meetings", { headers });
}

function refusal(work: () => unknown): string {
  try {
    work();
    return "not refused";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, ...error.fields.map(({ field, code }) => `${field}:${code}`)].join(" ");
  }
}

test("a query is an object of its parameters", () => {
  expect(queryOf(new URLSearchParams("limit=5&cursor="))).toEqual({ limit: "5", cursor: "" });
});

test("a parameter without a value counts as left out where a list is asked for", () => {
  expect(filledQueryOf(new URLSearchParams("limit=5&cursor=&from="))).toEqual({ limit: "5" });
});

test.each(["limit=5&limit=6", "limit=5&limit=5", "__proto__=1&__proto__=2"])("%s asks twice for one thing", (query) => {
  expect(refusal(() => queryOf(new URLSearchParams(query)))).toBe(`invalid ${query.split("=")[0]}:repeated`);
});

test("a misspelt dry run is refused, so that it never books", () => {
  const asked = (query: string) => parseInput(dryRunQuery, queryOf(new URLSearchParams(query))).dryRun;
  expect(refusal(() => asked("dryrun=true"))).toBe("invalid dryrun:unknown_member");
  expect(refusal(() => asked("dryRun=yes"))).toBe("invalid dryRun:invalid_value");
  expect([asked(""), asked("dryRun=false"), asked("dryRun=true")]).toEqual([false, false, true]);
});

test("a harmless request id is kept", () => {
  expect(requestIdOf(asking({ "x-request-id": "build-7.a_B" }))).toBe("build-7.a_B");
});

test.each(["", "a b", 'a"b', "a{b}", "é", "a".repeat(129), "../x"])("the request id %s is replaced", (given) => {
  const id = requestIdOf(asking({ "x-request-id": given }));
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test("without one, each request gets its own", () => {
  expect(requestIdOf(asking({}))).not.toBe(requestIdOf(asking({})));
});

test("the validator of a meeting names its revision", () => {
  expect(etagOf({ id: "m1", revision: 3 })).toBe('"m1.3"');
});

test.each([
  [null, false],
  ['"m1.3"', true],
  ['W/"m1.3"', true],
  ['"m1.2", "m1.3"', true],
  [' "m1.3" ', true],
  ["*", true],
  ['"m1.2"', false],
  ["m1.3", false],
  ['"m1.33"', false],
  ["", false],
])("If-None-Match %s names it: %s", (header, expected) => {
  expect(namesEtag(header, '"m1.3"')).toBe(expected);
});

test("an idempotency key is 1 to 255 printable ASCII characters", () => {
  expect(idempotencyKeyOf(asking({}))).toBeUndefined();
  expect(idempotencyKeyOf(asking({ "idempotency-key": '"a key"' }))).toBe('"a key"');
  expect(idempotencyKeyOf(asking({ "idempotency-key": "k".repeat(255) }))).toHaveLength(255);
});

test.each(["", "k".repeat(256), "kéy", "a\tb"])("%j is no idempotency key", (key) => {
  expect(refusal(() => idempotencyKeyOf(asking({ "idempotency-key": key })))).toBe("malformed");
});
