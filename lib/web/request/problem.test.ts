import { expect, test } from "vitest";
import { AppError, type ErrorCode, type FieldError, invalid, notFound } from "@/lib/errors";
import { bugResponse, problemPages, problemResponse } from "@/lib/web/request/problem";

const at = { path: "/api/v1/meetings", requestId: "r1" };

async function pointers(...fields: string[]) {
  const errors: FieldError[] = fields.map((field) => ({ field, code: "c", detail: "Do this." }));
  const body = await problemResponse(invalid(errors), at).json();
  return body.errors.map(({ pointer }: { pointer: string }) => pointer);
}

test.each<[ErrorCode, number]>([
  ["invalid", 422],
  ["malformed", 400],
  ["too_large", 413],
  ["unsupported_media_type", 415],
  ["method_not_allowed", 405],
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["cross_origin", 403],
  ["not_found", 404],
  ["meeting_cancelled", 410],
  ["meeting_ended", 410],
  ["conflict", 409],
  ["other_person", 409],
  ["stale", 412],
  ["idempotency_in_progress", 409],
  ["idempotency_mismatch", 422],
  ["rate_limited", 429],
])("%s answers %d in RFC 9457's form, its status repeated and its page named", async (code, status) => {
  const response = problemResponse(new AppError(code, "Do this instead."), at);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(await response.json()).toEqual({
    type: `/docs/errors/${code.replaceAll("_", "-")}`,
    title: expect.stringMatching(/^[A-Z]/),
    status,
    detail: "Do this instead.",
    ...(code === "not_found" ? {} : { instance: "/api/v1/meetings" }),
    code,
    requestId: "r1",
  });
  expect(problemPages.map((page) => page.code)).toContain(code);
});

test("each wrong field has a JSON pointer with its escapes, the body itself the empty one", async () => {
  expect(await pointers("inviteeEmails.0", "", "a/b", "a~b", "location.__proto__")).toEqual([
    "#/inviteeEmails/0",
    "#",
    "#/a~1b",
    "#/a~0b",
    "#/location/__proto__",
  ]);
});

test("a 404 says neither what was asked for nor why, so it is the same for the hidden and the never made", async () => {
  const hidden = problemResponse(notFound(), { path: "/api/v1/meetings/hidden", requestId: "r1" });
  const never = problemResponse(notFound(), { path: "/api/v1/meetings/never", requestId: "r1" });
  expect(await hidden.text()).toBe(await never.text());
});

test("a 401 names the scheme and a 429 the seconds to wait", () => {
  expect(problemResponse(new AppError("unauthenticated", "Sign in."), at).headers.get("www-authenticate")).toBe(
    'Bearer realm="compath"',
  );
  const slow = problemResponse(new AppError("rate_limited", "Wait.", [], 7), at);
  expect(slow.headers.get("retry-after")).toBe("7");
  expect(problemResponse(notFound(), at).headers.has("retry-after")).toBe(false);
});

test("a bug tells its reader the request id and nothing else", async () => {
  const response = bugResponse(at);
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ code: "internal", status: 500, requestId: "r1" });
  expect(problemPages.map((page) => page.slug)).toContain("internal");
});
