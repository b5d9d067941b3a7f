import { expect, test } from "vitest";
import { exampleChange, exampleMeeting } from "@/lib/web/openapi/openapi-bodies";
import { curlOf } from "@/lib/web/openapi/openapi-curl";

const appUrl = "https://meet.example";

test("a read is one line with the key from the environment, never in the address", () => {
  const curl = curlOf({ appUrl, method: "GET", path: "/api/v1/meetings/{id}", by: "key" });
  expect(curl).toBe(
    'curl https://meet.example/api/v1/meetings/MEETING_ID \\\n  -H "Authorization: Bearer $COMPATH_API_KEY"',
  );
});

test("what needs no key shows none", () => {
  const curl = curlOf({ appUrl, method: "GET", path: "/api/health", by: "nobody" });
  expect(curl).toBe("curl https://meet.example/api/health");
});

test("what no key may do shows a session", () => {
  const curl = curlOf({ appUrl, method: "GET", path: "/api/v1/meetings/{id}/history", by: "session" });
  expect(curl).toBe('curl https://meet.example/api/v1/meetings/MEETING_ID/history \\\n  -H "Cookie: $COMPATH_SESSION"');
});

test.each([
  ["POST", "/api/v1/meetings", exampleMeeting],
  ["PATCH", "/api/v1/meetings/{id}", exampleChange],
])("a %s has a key for repeating it and a body that no quote breaks", (method, path, example) => {
  const curl = curlOf({ appUrl, method, path, by: "key", example });
  expect(curl).toContain(`curl -X ${method} `);
  expect(curl).toContain('-H "Idempotency-Key: $(uuidgen)"');
  const [, body = ""] = /-d '([^']*)'$/.exec(curl) ?? [];
  expect(JSON.parse(body)).toEqual(example);
});
