import { expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { findApiKeyActor } from "@/lib/api-keys/find-api-key-actor";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { examplePeople } from "@/lib/people/example-people";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";

const wish = { label: "Booking site", scopes: ["meetings:read" as const, "bookings:write" as const] };

async function aKey() {
  const user = await makeUser();
  const ctx = contextOf(user);
  return { user, ctx, ...(await createApiKey(ctx, user.id, wish)) };
}

test("a key acts for its user with the role of this moment and only its own scopes", async () => {
  const { user, id, secret } = await aKey();
  expect(secret).toMatch(/^cmp_[A-Za-z0-9_-]{43}$/);
  const actor = { kind: "api_key", apiKeyId: id, userId: user.id, role: "counselor", scopes: wish.scopes };
  expect(await findApiKeyActor(testDb(), secret)).toEqual(actor);
  await testDb().user.update({ where: { id: user.id }, data: { role: "client" } });
  expect(await findApiKeyActor(testDb(), secret)).toEqual({ ...actor, role: "client" });
});

test("nothing that is stored or listed contains the secret", async () => {
  const { user, ctx, id, secret } = await aKey();
  const rows = await testDb().$queryRaw<{ text: string }[]>`select api_keys::text as text from api_keys`;
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(4));
  const listed = await listApiKeys(ctx, user.id);
  expect(listed).toEqual([
    { id, label: "Booking site", scopes: wish.scopes, createdAt: expect.any(Date), lastUsedAt: null },
  ]);
});

test("a revoked key, another secret and a deactivated owner's key are nobody", async () => {
  const { user, ctx, id, secret } = await aKey();
  const kept = await createApiKey(ctx, user.id, wish);
  expect(await findApiKeyActor(testDb(), `${secret}x`)).toBeUndefined();
  expect(await findApiKeyActor(testDb(), "")).toBeUndefined();
  await revokeApiKey(ctx, id);
  await revokeApiKey(ctx, id);
  expect(await findApiKeyActor(testDb(), secret)).toBeUndefined();
  expect((await listApiKeys(ctx, user.id)).map((key) => key.id)).toEqual([kept.id]);
  await testDb().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } });
  expect(await findApiKeyActor(testDb(), kept.secret)).toBeUndefined();
});

test("its use is noted at most once a minute", async () => {
  const { id, secret } = await aKey();
  const lastUse = async () => (await testDb().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
  await findApiKeyActor(testDb(), secret);
  const first = await lastUse();
  expect(first).toBeInstanceOf(Date);
  await findApiKeyActor(testDb(), secret);
  expect(await lastUse()).toEqual(first);
  await testDb().$executeRaw`update api_keys set last_used_at = now() - interval '61 seconds' where id = ${id}::uuid`;
  await findApiKeyActor(testDb(), secret);
  expect(Number(await lastUse())).toBeGreaterThanOrEqual(Number(first));
});

test("nobody makes, lists or revokes the keys of someone else, and a key manages none at all", async () => {
  const { user, id, secret } = await aKey();
  const stranger = contextOf(await makeUser({ role: "admin" }));
  const itself = await findApiKeyActor(testDb(), secret);
  if (!itself) throw new Error("The key was just made.");
  const key = contextAs(itself);
  const guest = contextAs({ kind: "guest", invitationId: newId() });
  for (const ctx of [stranger, key, guest]) {
    expect(await codeOf(() => createApiKey(ctx, user.id, wish))).toBe("forbidden");
    expect(await codeOf(() => listApiKeys(ctx, user.id))).toBe("forbidden");
  }
  const codes = [stranger, key, guest].map((ctx: Context) => codeOf(() => revokeApiKey(ctx, id)));
  expect(await Promise.all(codes)).toEqual(["not_found", "forbidden", "forbidden"]);
  expect(await findApiKeyActor(testDb(), secret)).toBeDefined();
});

test("the operator makes and revokes keys for anyone whose account is open", async () => {
  const operator = contextAs({ kind: "system" });
  const user = await makeUser();
  const { id, secret } = await createApiKey(operator, user.id, wish);
  await revokeApiKey(operator, id);
  expect(await findApiKeyActor(testDb(), secret)).toBeUndefined();
  await testDb().user.update({ where: { id: user.id }, data: { deactivatedAt: new Date() } });
  expect(await codeOf(() => createApiKey(operator, user.id, wish))).toBe("invalid");
  expect(await codeOf(() => revokeApiKey(operator, newId()))).toBe("not_found");
});

async function codeOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
}

test("a key that an example person made acts for nobody once the demonstration is over", async () => {
  const { id: userId } = await makeUser({ email: examplePeople.dana.email });
  const { secret } = await createApiKey(contextAs({ kind: "user", userId, role: "counselor" }), userId, wish);
  expect(await findApiKeyActor(testDb(), secret, { demo: true })).toMatchObject({ userId });
  expect(await findApiKeyActor(testDb(), secret)).toBeUndefined();
});
