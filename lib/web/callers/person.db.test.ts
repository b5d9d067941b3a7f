import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { GET as events } from "@/app/api/v1/events/route";
import { GET, POST } from "@/app/api/v1/meetings/route";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import type { FormState } from "@/lib/forms/form-state";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser } from "@/lib/testing/people";
import { personOf, requirePerson } from "@/lib/web/callers/person";
import { createKeyFromForm } from "@/lib/web/forms/create-key-form";
import { editFromForm } from "@/lib/web/forms/edit-from-form";
import { formAction } from "@/lib/web/forms/form-action";
import { jar } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));

asWebProcess();

let berta: Awaited<ReturnType<typeof makeUser>>;
let carl: Awaited<ReturnType<typeof makeUser>>;
beforeEach(async () => {
  [berta, carl] = [await makeUser(), await makeUser()];
  await signIn(carl);
});

async function signIn({ id }: { id: string }): Promise<void> {
  const { name, value } = await sessionCookieFor(testDb(), id);
  jar.set(name, value);
}

const formOf = (person: string | undefined) => {
  const form = new FormData();
  form.set("title", "Half-typed");
  if (person !== undefined) form.set("forPerson", person);
  return form;
};

const done: string[] = [];
const save = formAction("/meetings/new", z.strictObject({ title: z.string() }), async (ctx) => {
  done.push(personOf(ctx));
  return { goTo: "/done" };
});

test("a form made for Berta is not sent as Carl who has signed in since, and keeps the words", async () => {
  const state = await save(undefined, formOf(personOf(contextOf(berta))));
  expect(state?.errors[""]?.[0]).toMatch(
    /^This page was opened for somebody else than who is signed in now\. Nothing was stored\./,
  );
  expect(state?.values).toEqual({ title: ["Half-typed"] });
  expect(done).toEqual([]);
});

test("one made for Carl, and one that says nothing, are his", async () => {
  for (const person of [personOf(contextOf(carl)), undefined]) {
    await expect(save(undefined, formOf(person))).rejects.toMatchObject({ digest: expect.stringContaining("/done") });
  }
  expect(done).toEqual([personOf(contextOf(carl)), personOf(contextOf(carl))]);
});

test("the forms that do not come by the common way refuse it too", async () => {
  const refused = (state: FormState) =>
    expect(state?.errors[""]?.[0]).toMatch(/^This page was opened for somebody else/);
  const form = formOf(personOf(contextOf(berta)));
  refused((await createKeyFromForm(contextOf(carl), carl.id, undefined, form))?.refused);
  for (const step of ["review", "save", "edit"]) {
    form.set("step", step);
    refused(await editFromForm(contextOf(carl), { meetingId: crypto.randomUUID(), hasServer: false }, undefined, form));
  }
});

const url = "https://meet.example/api/v1/meetings";
const said = (person: string) => ({ "X-Compath-Person": person });

test("a page's call for Berta answers 409 other_person where Carl is signed in, and stores nothing", async () => {
  const forBerta = said(personOf(contextOf(berta)));
  const own = { "Content-Type": "application/json", Origin: "https://meet.example" };
  const write = new Request(url, { method: "POST", headers: { ...own, ...forBerta }, body: "{}" });
  for (const answer of [await GET(new Request(url, { headers: forBerta }), none), await POST(write, none)]) {
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "other_person" });
  }
  expect((await GET(new Request(url, { headers: said(personOf(contextOf(carl))) }), none)).status).toBe(200);
});

test("a stream for Berta does not become Carl's", async () => {
  const stream = new Request(`https://meet.example/api/v1/events?person=${personOf(contextOf(berta))}`);
  expect((await events(stream, none)).status).toBe(409);
});

test("programs that say nothing are answered as before", async () => {
  const { secret } = await createApiKey(contextOf(berta), berta.id, { label: "Key", scopes: ["meetings:read"] });
  const headers = { Authorization: `Bearer ${secret}` };
  expect((await GET(new Request(url, { headers }), none)).status).toBe(200);
});

test("a person is the same in all their sessions, and each invitation is one of its own", () => {
  const { secrets } = contextOf(berta);
  const asGuest = (invitationId: string) => personOf({ secrets, actor: { kind: "guest", invitationId } });
  expect(personOf(contextOf(berta))).toBe(personOf(contextOf(berta)));
  expect(asGuest("a")).not.toBe(asGuest("b"));
  expect(asGuest(berta.id)).not.toBe(personOf(contextOf(berta)));
  expect(() => requirePerson({ secrets, actor: { kind: "guest", invitationId: "a" } }, asGuest("b"))).toThrow();
});

const none = { params: Promise.resolve({}) };
