import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { findClient } from "@/lib/people/clients/find-client";
import { clientsQuery, listClients } from "@/lib/people/clients/list-clients";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

type Asking = Parameters<typeof listClients>[0];

const asked = (ctx: Asking, query: Record<string, string> = {}) => listClients(ctx, clientsQuery.parse(query));

async function namesIn(ctx: Asking, query: Record<string, string> = {}) {
  return (await asked(ctx, query)).clients.map(({ name }) => name);
}

/** A counselor with clients of these names. */
async function counselorOf(...names: string[]) {
  const counselor = await makeUser();
  for (const name of names) await makeRelationship(counselor, await makeUser({ role: "client", name }));
  return { counselor, ctx: contextOf(counselor) };
}

test("a client has what the counselor keeps, and nothing of an account", async () => {
  const counselor = await makeUser();
  const mara = await makeUser({ role: "client", name: "Mara Lind", locale: "de" });
  const { id, createdAt } = await makeRelationship(counselor, mara);
  const kept = {
    relationshipId: id,
    status: "active",
    name: "Mara Lind",
    email: mara.email,
    timeZone: "Europe/Berlin",
    locale: "de",
    createdAt: createdAt.toISOString(),
    endedAt: null,
    invitedAt: null,
    lastMeetingAt: null,
    nextMeetingAt: null,
  };
  await testDb().user.update({ where: { id: mara.id }, data: { name: "Somebody", locale: "fr", timeZone: "UTC" } });
  expect((await asked(contextOf(counselor))).clients).toEqual([kept]);
  expect(await findClient(contextOf(counselor), id)).toEqual(kept);
});

test("a client without an account is one like any other, and one that was erased is gone", async () => {
  const { counselor, ctx } = await counselorOf("Mara");
  const own = { name: "Ada", email: "ada@x.example", timeZone: "UTC", locale: "en" };
  const ids = [newId(), newId()];
  for (const id of ids)
    await testDb().relationship.create({ data: { id, counselorId: counselor.id, ...own, status: "ended" } });
  const nothing = { name: null, email: null, timeZone: null, locale: null };
  await testDb().relationship.update({ where: { id: ids[1] ?? "" }, data: nothing });
  expect(await namesIn(ctx)).toEqual(["Ada", "Mara"]);
  await expect(findClient(ctx, ids[1] ?? "")).rejects.toMatchObject({ code: "not_found" });
});

test.each([
  ["strasse", "Jörg Straße"],
  ["JORG", "Jörg Straße"],
  ["soren", "Søren Ægir"],
  ["aegir", "Søren Ægir"],
  ["lodz", "Łódź"],
  ["σοφος", "Σοφός"],
])("%j finds %s", async (q, name) => {
  const { ctx } = await counselorOf("Jörg Straße", "Søren Ægir", "Łódź", "Σοφός");
  expect(await namesIn(ctx, { q })).toEqual([name]);
});

test("a part of the address finds a client, and a status those of that status alone", async () => {
  const counselor = await makeUser();
  const [mara, jonas] = [
    await makeUser({ role: "client", name: "Mara" }),
    await makeUser({ role: "client", name: "Jonas" }),
  ];
  await makeRelationship(counselor, mara);
  await makeRelationship(counselor, jonas, "ended");
  const ctx = contextOf(counselor);
  expect(await namesIn(ctx, { q: mara.email.slice(3, 30).toUpperCase() })).toEqual(["Mara"]);
  expect(await namesIn(ctx, { status: "active" })).toEqual(["Mara"]);
  expect(await namesIn(ctx, { status: "ended" })).toEqual(["Jonas"]);
  expect(await namesIn(ctx)).toEqual(["Jonas", "Mara"]);
});

test("pages follow each other by name without a gap or a repetition, those of one name too", async () => {
  const { ctx } = await counselorOf("b. one", "Á", "a", "c", "a", "a");
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof asked>> = await asked(ctx, { limit: "2", ...(cursor && { cursor }) });
    expect(page.clients.length).toBeLessThanOrEqual(2);
    seen.push(...page.clients.map(({ relationshipId }) => relationshipId));
    cursor = page.nextCursor;
  }
  const all = (await asked(ctx)).clients;
  expect(seen).toEqual(all.map(({ relationshipId }) => relationshipId));
  expect(all.map(({ name }) => name.replace("Á", "a"))).toEqual(["a", "a", "a", "a", "b. one", "c"]);
  await expect(asked(ctx, { cursor: "x.y" })).rejects.toMatchObject({ code: "invalid" });
});

test("the last and the next meeting are those that were neither cancelled nor declined", async () => {
  const counselor = await makeUser();
  const mara = await makeUser({ role: "client" });
  const { id: relationshipId } = await makeRelationship(counselor, mara);
  const ctx = contextOf(counselor);
  const on = (day: number) =>
    scheduleMeeting(ctx, scheduleInput({ relationshipId, startsAt: `2027-03-${day}T16:00:00+01:00` }));
  const meetings = [await on(10), await on(11), await on(12), await on(13), await on(14)];
  const [, second, , fourth] = meetings.map(({ id }) => id);
  await updateMeeting(ctx, second ?? "", { status: "cancelled" });
  await respond(contextOf(mara), fourth ?? "", { response: "declined", note: null });
  const at = async (instant: string) => {
    const now = () => Date.parse(instant);
    const { lastMeetingAt, nextMeetingAt } = await findClient({ ...ctx, now }, relationshipId);
    return [lastMeetingAt?.slice(8, 10), nextMeetingAt?.slice(8, 10)];
  };
  expect(await at("2027-03-01T00:00:00Z")).toEqual([undefined, "10"]);
  expect(await at("2027-03-10T15:30:00Z")).toEqual([undefined, "10"]);
  expect(await at("2027-03-11T20:00:00Z")).toEqual(["10", "12"]);
  expect(await at("2027-03-12T20:00:00Z")).toEqual(["12", "14"]);
  expect(await at("2027-03-20T00:00:00Z")).toEqual(["14", undefined]);
});

test("another counselor's client is like none, and only counselors and keys with people:read ask", async () => {
  const { counselor, ctx } = await counselorOf("Mara");
  const other = contextOf(await makeUser());
  const [mara] = (await asked(ctx)).clients;
  const id = mara?.relationshipId ?? "";
  expect((await asked(other)).clients).toEqual([]);
  for (const strange of [id, newId(), "no-id"])
    await expect(findClient(other, strange)).rejects.toMatchObject({ code: "not_found" });
  const key = { kind: "api_key", apiKeyId: newId(), userId: counselor.id, role: "counselor" } as const;
  const refused = [
    contextOf(await makeUser({ role: "client" })),
    contextOf(await makeUser({ role: "admin" })),
    contextAs({ ...key, scopes: ["meetings:read", "meetings:write", "chat", "bookings:write"] }),
  ];
  for (const who of refused) {
    await expect(asked(who)).rejects.toMatchObject({ code: "forbidden" });
    await expect(findClient(who, id)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect((await findClient(contextAs({ ...key, scopes: ["people:read"] }), id)).name).toBe("Mara");
});
