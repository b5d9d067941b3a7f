import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findApiKeyActor } from "@/lib/api-keys/find-api-key-actor";
import { placeOf } from "@/lib/sealed-places";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";
import { createKeyFromForm } from "@/lib/web/forms/create-key-form";

const { request } = vi.hoisted(() => ({ request: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => request, cookies: async () => new Map() }));

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", testDatabaseUrl());
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.stubEnv("ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64"));
});
beforeEach(() => request.delete("sec-fetch-site"));

function formOf(values: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of values) form.append(name, value);
  return form;
}

async function anOwner() {
  const user = await makeUser();
  const send = (values: [string, string][]) => createKeyFromForm(contextOf(user), user.id, undefined, formOf(values));
  const keys = () => testDb().apiKey.count({ where: { userId: user.id } });
  return { user, send, keys };
}

const wanted: [string, string][] = [
  ["label", "Practice software"],
  ["scopes[]", "meetings:read"],
  ["scopes[]", "meetings:write"],
];

test("the form makes one key with the ticked scopes, and its secret works", async () => {
  const { user, send } = await anOwner();
  const state = await send([...wanted, ["formKey", crypto.randomUUID()]]);
  expect(state?.created?.label).toBe("Practice software");
  expect(await findApiKeyActor(testDb(), state?.created?.secret ?? "")).toMatchObject({
    userId: user.id,
    scopes: ["meetings:read", "meetings:write"],
  });
});

test("sent again it makes no second key, does not show the secret, and says what to do", async () => {
  const { send, keys } = await anOwner();
  const formKey: [string, string] = ["formKey", crypto.randomUUID()];
  const secret = (await send([...wanted, formKey]))?.created?.secret ?? "";
  const again = await send([...wanted, formKey]);
  expect(again?.refused?.errors[""]?.[0]).toContain("revoke that key and create another");
  expect(JSON.stringify(again)).not.toContain(secret);
  expect(await keys()).toBe(1);
});

test("nothing in the database holds the secret, sealed or not", async () => {
  const { user, send } = await anOwner();
  const { id, sealed } = await (async () => {
    await send([...wanted, ["formKey", crypto.randomUUID()]]);
    return testDb().idempotencyRecord.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  })();
  const [key] = await testDb().apiKey.findMany({ where: { userId: user.id } });
  expect(contextOf(user).secrets.unseal(sealed, placeOf.answer(id))).toBe(key?.id);
});

test("without a name or a scope it is refused beside what was typed", async () => {
  const { send, keys } = await anOwner();
  const nameless = await send([
    ["label", " "],
    ["scopes[]", "meetings:read"],
  ]);
  expect(nameless?.refused).toMatchObject({
    errors: { label: ["Enter a name for the key."] },
    values: { "scopes[]": ["meetings:read"] },
  });
  const aimless = await send([["label", "Practice software"]]);
  expect(aimless?.refused).toMatchObject({
    errors: { scopes: ["Choose at least one scope."] },
    values: { label: ["Practice software"] },
  });
  expect((await send([...wanted, ["userId", crypto.randomUUID()]]))?.refused?.errors.userId).toBeDefined();
  expect(await keys()).toBe(0);
});

test("a form on another site makes nothing", async () => {
  const { send, keys } = await anOwner();
  request.set("sec-fetch-site", "cross-site");
  expect((await send(wanted))?.refused?.errors[""]?.[0]).toContain("another site");
  expect(await keys()).toBe(0);
});
