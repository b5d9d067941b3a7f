import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { testDatabaseUrl } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { readAs, writeRoute } from "@/lib/web/api/route-handlers";
import { json } from "@/lib/web/request/responses";
import { wiring } from "@/lib/wiring/wiring";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", testDatabaseUrl());
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("LOG_LEVEL", "silent");
});
afterAll(async () => (await wiring()).db.$disconnect());

test("a bug is answered with the request's id alone, and logged with it and with the caller's trace", async () => {
  const { log } = await wiring();
  const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const route = readAs(
    async () => contextAs({ kind: "system" }),
    async () => {
      throw new TypeError("canary");
    },
  );
  const headers = {
    "x-request-id": "build-7",
    traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  };
  const request = new Request("https://meet.example/api/v1/openapi.json", { headers });

  const response = await route(request, { params: Promise.resolve({}) });

  expect(response.status).toBe(500);
  const said = await response.text();
  expect(said).toContain("build-7");
  const facts = { requestId: "build-7", traceId: "4bf92f3577b34da6a3ce929d0e0e4736", error: "TypeError" };
  expect(logged.mock.calls).toEqual([[expect.objectContaining(facts), "request failed"]]);
  expect(said + JSON.stringify(logged.mock.calls)).not.toContain("canary");
});

test("a route without a variable part, to which Next gives no params at all, changes things too", async () => {
  const user = await makeUser();
  const identify = async () => contextOf(user);
  const route = writeRoute(
    z.strictObject({ all: z.literal(true) }),
    async () => json({ read: 0 }),
    undefined,
    identify,
  );
  const body = JSON.stringify({ all: true });
  const headers = { "Content-Type": "application/json" };
  const request = new Request("https://meet.example/api/v1/notifications/read", { method: "POST", headers, body });
  // Safe: what Next 16.4.6 gives, against its own type.
  const none = { params: Promise.resolve(undefined) } as unknown as { params: Promise<Record<string, string>> };
  expect((await route(request, none)).status).toBe(200);
});
