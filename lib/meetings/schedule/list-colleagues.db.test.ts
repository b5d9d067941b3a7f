import { expect, test } from "vitest";
import { colleaguesQuery, listColleagues } from "@/lib/meetings/schedule/list-colleagues";
import { contextAs, contextOf, makePractice, makeUser } from "@/lib/testing/people";

async function practice() {
  const { id: practiceId } = await makePractice();
  const host = await makeUser({ practiceId });
  const jurgen = await makeUser({ practiceId, name: "Jürgen Groß" });
  const anna = await makeUser({ practiceId, name: "anna Ortiz" });
  await makeUser({ practiceId, name: "A client", role: "client" });
  await makeUser({ practiceId, name: "An administrator", role: "admin" });
  await makeUser({ practiceId, name: "Closed", deactivatedAt: new Date() });
  await makeUser({ practiceId: (await makePractice()).id, name: "Elsewhere" });
  return { host, jurgen, anna };
}

const asked = (ctx: Parameters<typeof listColleagues>[0], q?: string) =>
  listColleagues(ctx, colleaguesQuery.parse(q === undefined ? {} : { q }));

test("a counselor finds the other counselors of the practice by name, and nothing but id and name", async () => {
  const { host, jurgen, anna } = await practice();
  expect(await asked(contextOf(host))).toEqual([
    { userId: anna.id, name: "anna Ortiz" },
    { userId: jurgen.id, name: "Jürgen Groß" },
  ]);
});

test.each([["jurgen"], ["JÜR"], [" Ju\u0308rgen "], ["\uff27ro"]])("%j finds Jürgen Groß", async (q) => {
  const { host, jurgen } = await practice();
  expect(await asked(contextOf(host), q)).toEqual([{ userId: jurgen.id, name: jurgen.name }]);
});

test("no practice has no colleagues, not even others without one", async () => {
  await makeUser({ name: "Another without a practice" });
  expect(await asked(contextOf(await makeUser()))).toEqual([]);
});

test("clients, administrators and keys without the scope are refused", async () => {
  const { host } = await practice();
  for (const role of ["client", "admin"] as const) {
    await expect(asked(contextOf(await makeUser({ role })))).rejects.toMatchObject({ code: "forbidden" });
  }
  const key = { kind: "api_key", apiKeyId: crypto.randomUUID(), userId: host.id, role: "counselor" } as const;
  await expect(asked(contextAs({ ...key, scopes: ["meetings:read", "chat"] }))).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await asked(contextAs({ ...key, scopes: ["people:read"] }))).toHaveLength(2);
});
