import { expect, test, vi } from "vitest";
import { GET as ready } from "@/app/api/ready/route";
import { GET as readOne } from "@/app/api/v1/meetings/[id]/route";
import { GET, POST } from "@/app/api/v1/meetings/route";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { asWebProcess } from "@/lib/web/testing/web-process";
import { wiring } from "@/lib/wiring/wiring";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

// As during a failover or maintenance: this process reads and cannot change anything.
asWebProcess();

const root = "https://meet.example/api/v1/meetings";

async function aHost() {
  const host = await makeUser();
  const ctx = contextOf(host);
  const scopes = ["meetings:read", "meetings:write"] as const;
  const { secret } = await createApiKey(ctx, host.id, { label: "Key", scopes: [...scopes] });
  const { id } = await scheduleMeeting(ctx, scheduleInput());
  return { id, Authorization: `Bearer ${secret}` };
}

test("while nothing can be stored reading goes on, and every change is refused with a true sentence", async () => {
  vi.stubEnv("DATABASE_URL", `${testDatabaseUrl()}?options=-c%20default_transaction_read_only%3Don`);
  const { id, Authorization } = await aHost();
  const warn = vi.spyOn((await wiring()).log, "warn");

  const list = await GET(new Request(root, { headers: { Authorization } }), { params: Promise.resolve({}) });
  expect([list.status, list.headers.get("ratelimit")]).toEqual([200, expect.stringMatching(/^"requests";r=\d+;/)]);
  const one = await readOne(new Request(`${root}/${id}`, { headers: { Authorization, "X-Request-Id": "look-1" } }), {
    params: Promise.resolve({ id }),
  });
  expect(one.status).toBe(200);
  expect(warn.mock.calls.map(([facts]) => facts)).toContainEqual(
    expect.objectContaining({
      event: "access_not_stored",
      requestId: expect.any(String),
      meetingId: id,
      outcome: "allowed",
    }),
  );

  const body = JSON.stringify({ title: "Talk", startsAt: "2031-03-10T15:00:00Z", durationMinutes: 50 });
  const json = { Authorization, "Content-Type": "application/json" };
  for (const headers of [json, { ...json, "Idempotency-Key": "again" }]) {
    const made = await POST(new Request(root, { method: "POST", headers, body }), { params: Promise.resolve({}) });
    expect([made.status, made.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await made.json()).toMatchObject({
      code: "unavailable",
      detail: "The calendar cannot be changed right now. Nothing was stored. Try again in a moment.",
    });
  }
  expect((await ready(new Request("https://meet.example/api/ready"))).status).toBe(503);
  expect(await testDb().meeting.count({ where: { title: "Talk" } })).toBe(0);
});
