import { afterAll, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { createDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { viewOf } from "@/lib/meetings/view";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput, testAppUrl } from "@/lib/testing/people";
import { HOUR } from "@/lib/time/durations";
import { idempotently, type KeyedRequest, type StoredAnswer } from "@/lib/web/request/idempotency";

const manyConnections = createDb(testDatabaseUrl(), 20);
afterAll(async () => {
  await manyConnections.$disconnect();
});

function keyed(wishes: Partial<KeyedRequest> = {}): KeyedRequest {
  const key = crypto.randomUUID();
  return { caller: "user:a", method: "POST", path: "/api/v1/meetings", key, body: '{"title":"Talk"}', ...wishes };
}

async function schedule(ctx: Context): Promise<StoredAnswer> {
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["a@x.example", "b@x.example"] }));
  const body = JSON.stringify(viewOf(meeting, ctx.actor, { appUrl: testAppUrl, now: ctx.now() }));
  return { status: 201, headers: { Location: `/api/v1/meetings/${meeting.id}` }, body };
}

function codeOf(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => "answered",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

function meetingsOf(hostId: string): Promise<number> {
  return testDb().meeting.count({ where: { hostId } });
}

test("a repeated request is answered with the stored status, headers and bytes, and says so", async () => {
  const host = await makeUser();
  const request = keyed();
  const first = await idempotently(contextOf(host), request, schedule);
  const second = await idempotently(contextOf(host), request, schedule);
  expect(first.headers).not.toHaveProperty("Idempotency-Replayed");
  expect(second).toEqual({ ...first, headers: { ...first.headers, "Idempotency-Replayed": "true" } });
  expect(await meetingsOf(host.id)).toBe(1);
});

test("the stored answer is unreadable to a reader of the database", async () => {
  const host = await makeUser();
  await idempotently(contextOf(host), keyed(), schedule);
  const [record] = await testDb().idempotencyRecord.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
  expect(Buffer.from(record?.sealed ?? []).toString("latin1")).not.toContain("a@x.example");
});

test("the same key with another body is refused and changes nothing", async () => {
  const host = await makeUser();
  const request = keyed();
  await idempotently(contextOf(host), request, schedule);
  const another = idempotently(contextOf(host), { ...request, body: '{"title":"Talk" }' }, schedule);
  expect(await codeOf(another)).toBe("idempotency_mismatch");
  expect(await meetingsOf(host.id)).toBe(1);
});

test.each<[string, Partial<KeyedRequest>]>([
  ["caller", { caller: "api_key:a" }],
  ["method", { method: "PATCH" }],
  ["path", { path: "/api/v1/meetings/1" }],
  ["key", { key: "another" }],
])("a request with another %s is another request", async (_, wishes) => {
  const host = await makeUser();
  const request = keyed();
  await idempotently(contextOf(host), request, schedule);
  const second = await idempotently(contextOf(host), { ...request, ...wishes }, schedule);
  expect(second.headers).not.toHaveProperty("Idempotency-Replayed");
  expect(await meetingsOf(host.id)).toBe(2);
});

test("while the first is running, a second is told to wait a second instead of being made to", async () => {
  const ctx = contextOf(await makeUser());
  const request = keyed();
  const first = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const running = idempotently(ctx, request, async (inner) => {
    begun.resolve();
    await first.promise;
    return schedule(inner);
  });
  await begun.promise;
  const second = idempotently(ctx, request, schedule);
  await expect(second).rejects.toMatchObject({ code: "idempotency_in_progress", retryAfterSeconds: 1 });
  first.resolve();
  expect((await running).status).toBe(201);
  expect((await idempotently(ctx, request, schedule)).headers).toHaveProperty("Idempotency-Replayed");
});

test("whoever takes the lock after the first sees what it stored", async () => {
  const ctx = contextOf(await makeUser());
  const request = keyed();
  const first = await idempotently(ctx, request, schedule);
  const [held] = await testDb().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  expect(held?.count).toBe(0);
  expect((await idempotently(ctx, request, schedule)).body).toBe(first.body);
});

test("a refusal stores nothing, neither work nor answer, and leaves the key free", async () => {
  const host = await makeUser();
  const request = keyed();
  const failing = idempotently(contextOf(host), request, async (inner) => {
    await schedule(inner);
    throw new AppError("invalid", "Not like this.");
  });
  expect(await codeOf(failing)).toBe("invalid");
  expect(await meetingsOf(host.id)).toBe(0);
  expect((await idempotently(contextOf(host), request, schedule)).headers).not.toHaveProperty("Idempotency-Replayed");
  expect(await meetingsOf(host.id)).toBe(1);
});

test("a crash between work and answer leaves neither", async () => {
  const host = await makeUser();
  const request = keyed();
  const crashing: StoredAnswer = { status: 201, headers: {}, body: "" };
  const secrets = {
    ...contextOf(host).secrets,
    seal: () => {
      throw new Error("killed");
    },
  };
  const killed = idempotently(contextOf(host, { secrets }), request, async (inner) => {
    await schedule(inner);
    return crashing;
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await meetingsOf(host.id)).toBe(0);
});

test("an answer is replayed after 23 hours and in another process, and forgotten after 24", async () => {
  const host = await makeUser();
  const request = keyed();
  const start = Date.now();
  const at = (hours: number) => contextOf(host, { db: manyConnections, now: () => start + hours * HOUR });
  const first = await idempotently(contextOf(host, { now: () => start }), request, schedule);
  expect((await idempotently(at(23), request, schedule)).body).toBe(first.body);
  const later = await idempotently(at(24), request, schedule);
  expect(later.headers).not.toHaveProperty("Idempotency-Replayed");
  expect(later.body).not.toBe(first.body);
  expect((await idempotently(at(25), request, schedule)).body).toBe(later.body);
});

test("100 at once with one key make one meeting, and every answer that is no refusal is the same", async () => {
  const host = await makeUser();
  const ctx = contextOf(host, { db: manyConnections });
  const request = keyed();
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => idempotently(ctx, request, schedule)));
  const answers = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const refusals = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => !("Idempotency-Replayed" in headers))).toHaveLength(1);
  expect(refusals.filter((code) => code !== "idempotency_in_progress")).toEqual([]);
  expect(await meetingsOf(host.id)).toBe(1);
  expect(await testDb().invitation.count({ where: { meeting: { hostId: host.id } } })).toBe(2);
  expect(await testDb().delivery.count({ where: { meeting: { hostId: host.id } } })).toBe(2);
});
