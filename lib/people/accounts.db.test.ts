import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createRelationship } from "@/lib/people/create-relationship";
import { createUser } from "@/lib/people/create-user";
import type { CreateUserInput } from "@/lib/people/create-user-input";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { endRelationship } from "@/lib/people/end-relationship";
import { findUserId } from "@/lib/people/find-user-id";
import { verifyUser } from "@/lib/people/verify-address";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

const operator = contextAs({ kind: "system" });
const userOf = (id: string) => testDb().user.findUniqueOrThrow({ where: { id } });

function wish(overrides: Partial<CreateUserInput> = {}): CreateUserInput {
  return { email: `${newId()}@new.example`, name: "Mara Lind", role: "client", ...overrides };
}

test("a new account has the canonical address, verified, in UTC and English unless said otherwise", async () => {
  const input = wish({ email: ` Mara.${newId()}@NEW.example ` });
  const { id } = await createUser(operator, input);
  expect(await userOf(id)).toMatchObject({
    email: input.email.trim().toLowerCase(),
    name: "Mara Lind",
    role: "client",
    timeZone: "UTC",
    locale: "en",
    practiceId: null,
    emailVerifiedAt: expect.any(Date),
    deactivatedAt: null,
  });
});

test("an account can be made unverified, and the operator can vouch for its address later, once", async () => {
  const { id } = await createUser(operator, wish({ verified: false, timeZone: "Asia/Kolkata", locale: "de-AT" }));
  expect(await userOf(id)).toMatchObject({ emailVerifiedAt: null, timeZone: "Asia/Kolkata", locale: "de-AT" });
  await verifyUser({ ...operator, now: () => 1_800_000_000_000 }, id);
  await verifyUser({ ...operator, now: () => 1_900_000_000_000 }, id);
  expect((await userOf(id)).emailVerifiedAt?.getTime()).toBe(1_800_000_000_000);
});

test("a practice is made when its name is new, and shared by accounts made at the same moment", async () => {
  const practice = `Linden ${newId()}`;
  const make = () => createUser(operator, wish({ role: "counselor", practice }));
  // Nobody can write practices until both have looked for it.
  const [one, other] = await testDb().$transaction(async (tx) => {
    await tx.$executeRaw`lock table practices in share mode`;
    const both = [make(), make()] as const;
    await waitingForLocks(2);
    return both.map((made) => ({ made }));
  });
  const ids = await Promise.all(
    [one?.made, other?.made].map(async (made) => made && (await userOf((await made).id)).practiceId),
  );
  expect(ids[0]).toEqual(expect.any(String));
  expect(ids[1]).toBe(ids[0]);
  expect(await testDb().practice.count({ where: { name: practice } })).toBe(1);
});

test("an address has at most one account, in whichever way it is spelt", async () => {
  const { email } = await makeUser();
  await expect(createUser(operator, wish({ email: email.toUpperCase() }))).rejects.toMatchObject({ code: "conflict" });
});

test.each([
  { email: "Mara <mara@new.example>" },
  { name: " " },
  { timeZone: "+02:00" },
  { locale: "../../etc" },
  { practice: "" },
] satisfies Partial<CreateUserInput>[])("%j makes no account", async (wrong) => {
  const before = await testDb().user.count();
  await expect((async () => createUser(operator, wish(wrong)))()).rejects.toMatchObject({ name: "ZodError" });
  expect(await testDb().user.count()).toBe(before);
});

test("deactivating closes the account and everything that signs in as it, once", async () => {
  const user = await makeUser();
  const other = await makeUser();
  for (const { id: userId } of [user, other]) {
    await testDb().session.create({ data: { id: newId(), userId, expiresAt: new Date(2e12) } });
    await testDb().apiKey.create({
      data: { id: newId(), userId, label: "x", hash: Buffer.from(newId()), scopes: [], createdAt: new Date() },
    });
  }
  await deactivateUser({ ...operator, now: () => 1_800_000_000_000 }, user.id);
  await deactivateUser({ ...operator, now: () => 1_900_000_000_000 }, user.id);
  expect((await userOf(user.id)).deactivatedAt?.getTime()).toBe(1_800_000_000_000);
  const open = { revokedAt: null };
  expect(await testDb().session.count({ where: { userId: user.id, ...open } })).toBe(0);
  expect(await testDb().apiKey.count({ where: { userId: user.id, ...open } })).toBe(0);
  expect(await userOf(other.id)).toMatchObject({ deactivatedAt: null });
  expect(await testDb().session.count({ where: { userId: other.id, ...open } })).toBe(1);
  expect(await testDb().apiKey.count({ where: { userId: other.id, ...open } })).toBe(1);
});

test("a counselor and a client are linked at most once at a time, also by two at once", async () => {
  const pair = { counselorId: (await makeUser()).id, clientId: (await makeUser({ role: "client" })).id };
  const both = await Promise.allSettled([createRelationship(operator, pair), createRelationship(operator, pair)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(createRelationship(operator, pair)).rejects.toMatchObject({ code: "conflict" });

  const { id } = await testDb().relationship.findFirstOrThrow({ where: pair });
  await endRelationship(operator, id);
  expect(await testDb().relationship.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "ended",
    endedAt: expect.any(Date),
  });
  await expect(endRelationship(operator, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(createRelationship(operator, pair)).resolves.toMatchObject({ id: expect.any(String) });
});

test("only an active counselor and an active client can be linked", async () => {
  const [counselor, client] = [await makeUser(), await makeUser({ role: "client" })];
  const gone = await makeUser({ role: "client", deactivatedAt: new Date() });
  const link = (counselorId: string, clientId: string) => createRelationship(operator, { counselorId, clientId });
  await expect(link(client.id, client.id)).rejects.toMatchObject({ fields: [{ field: "counselor" }] });
  await expect(link(counselor.id, counselor.id)).rejects.toMatchObject({ fields: [{ field: "client" }] });
  await expect(link(counselor.id, gone.id)).rejects.toMatchObject({ fields: [{ field: "client" }] });
});

test("nobody but the operator makes, closes, vouches for or links accounts, not even an admin in a browser", async () => {
  const admin = await makeUser({ role: "admin" });
  const ctx = contextOf(admin);
  const refusal = { code: "forbidden" };
  const tries = [
    () => createUser(ctx, wish()),
    () => deactivateUser(ctx, admin.id),
    () => verifyUser(ctx, admin.id),
    () => createRelationship(ctx, { counselorId: admin.id, clientId: admin.id }),
    () => endRelationship(ctx, newId()),
  ];
  for (const attempt of tries) await expect((async () => attempt())()).rejects.toMatchObject(refusal);
});

test("an operator names an account by its id or by its address", async () => {
  const { id, email } = await makeUser();
  expect(await findUserId(testDb(), id)).toBe(id);
  expect(await findUserId(testDb(), ` ${email.toUpperCase()}`)).toBe(id);
  for (const nobody of ["", "x", newId(), `${newId()}@new.example`]) {
    await expect(findUserId(testDb(), nobody)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a relationship of two accounts begins with what the client's account says, and keeps it", async () => {
  const [counselor, client] = [await makeUser(), await makeUser({ role: "client", name: "Mara Lind", locale: "de" })];
  const { id } = await createRelationship(operator, { counselorId: counselor.id, clientId: client.id });
  await testDb().user.update({ where: { id: client.id }, data: { name: "Mara Holm", timeZone: "Asia/Tokyo" } });
  const kept = await testDb().relationship.findUniqueOrThrow({ where: { id } });
  expect(kept).toMatchObject({ name: "Mara Lind", email: client.email, timeZone: "Europe/Berlin", locale: "de" });
  expect(kept.revealedAt).toEqual(kept.createdAt);
});

test("an address is one client of a counselor at a time, with an account or without", async () => {
  const [counselor, other] = [await makeUser(), await makeUser()];
  const keep = (counselorId: string, status: "active" | "ended") =>
    testDb().relationship.create({ data: { id: newId(), counselorId, name: "Mara", email: "mara@x.example", status } });
  await keep(counselor.id, "active");
  await keep(counselor.id, "ended");
  await keep(other.id, "active");
  await expect(keep(counselor.id, "active")).rejects.toMatchObject({ code: "P2002" });
});
