import { beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { loadSecrets } from "@/lib/kept-keys";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { rotateKeys } from "@/lib/rotate-keys";
import { placeOf } from "@/lib/sealed-places";
import { secretsOf } from "@/lib/secrets";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";
import { contextAs, makeUser, testSecrets } from "@/lib/testing/people";

const old = Buffer.alloc(32, 7);
const fresh = Buffer.alloc(32, 8);

beforeEach(() => testDb().keptKey.deleteMany());

const operator = async (keys: { current: Buffer; previous?: Buffer }) => ({
  ...contextAs({ kind: "system" }),
  secrets: await loadSecrets(testDb(), keys),
});

/** One row of each kind, sealed under the old key. */
async function aRowOfEach() {
  const { id: userId } = await makeUser();
  const { meeting } = await aStoredMeeting();
  const [now, id] = [new Date(), newId()];
  const seal = testSecrets.seal;
  const email = { id, deliveryId: deliveryIdOf(meeting), renderedAt: now, sealed: seal("email", placeOf.email(id)) };
  await testDb().storedMail.upsert({ where: { deliveryId: email.deliveryId }, create: email, update: email });
  const session = await testDb().session.create({ data: { id: newId(), userId, expiresAt: now } });
  const endpointHash = Buffer.from(id);
  await testDb().pushSubscription.create({
    data: {
      id,
      userId,
      sessionId: session.id,
      endpointHash,
      createdAt: now,
      sealed: seal("push", placeOf.push(userId)),
    },
  });
  await testDb().calendarConnection.create({
    data: {
      id,
      userId,
      provider: "caldav",
      account: id,
      calendarId: "a",
      createdAt: now,
      sealedCredentials: seal("calendar", placeOf.calendar(userId)),
    },
  });
  await testDb().idempotencyRecord.create({
    data: {
      id: endpointHash,
      bodyHash: endpointHash,
      status: 200,
      headers: {},
      createdAt: now,
      sealed: seal("answer", placeOf.answer(endpointHash)),
    },
  });
  return { id, userId, answerId: endpointHash, invitationId: meeting.invitations[0]?.id ?? "" };
}

test("S-18: with both keys old rows open and new ones are under the new key; rotating leaves none, and the old key may go", async () => {
  const { id, userId, answerId, invitationId } = await aRowOfEach();
  const both = await operator({ current: fresh, previous: old });
  const read = async ({ secrets }: typeof both) => {
    const { sealed: email } = await testDb().storedMail.findUniqueOrThrow({ where: { id } });
    const { sealed: push } = await testDb().pushSubscription.findUniqueOrThrow({ where: { id } });
    const { sealedCredentials } = await testDb().calendarConnection.findUniqueOrThrow({ where: { id } });
    const { sealed: answer } = await testDb().idempotencyRecord.findUniqueOrThrow({ where: { id: answerId } });
    return [
      secrets.unseal(email ?? new Uint8Array(), placeOf.email(id)),
      secrets.unseal(push, placeOf.push(userId)),
      secrets.unseal(sealedCredentials, placeOf.calendar(userId)),
      secrets.unseal(answer, placeOf.answer(answerId)),
    ];
  };
  expect(await read(both)).toEqual(["email", "push", "calendar", "answer"]);
  const sealedNow = both.secrets.seal("x", "a place");
  expect(secretsOf(fresh).unseal(sealedNow, "a place")).toBe("x");
  const { resealed, left } = await rotateKeys(both);
  expect([Object.values(resealed).every((rows) => rows >= 0), left]).toEqual([true, 0]);
  expect(resealed).toMatchObject({ stored_mails: expect.any(Number), calendar_connections: expect.any(Number) });
  const alone = await operator({ current: fresh });
  expect(await read(alone)).toEqual(["email", "push", "calendar", "answer"]);
  expect((await rotateKeys(alone)).resealed).toMatchObject({ stored_mails: 0, push_subscriptions: 0 });
  const emailed = invitationToken(testSecrets, { id: invitationId, tokenVersion: 0 });
  expect(await findGuest(alone, emailed)).toMatchObject({ invitationId });
  expect(invitationToken(alone.secrets, { id: invitationId, tokenVersion: 0 })).toBe(emailed);
  expect(alone.secrets.addressHash("bo@x.example")).toEqual(testSecrets.addressHash("bo@x.example"));
  expect(alone.secrets.chained("", "x")).toBe(testSecrets.chained("", "x"));
});

test("S-18: a process that has the next key beside its own reads what others seal with it, and seals with its own", async () => {
  const before = await operator({ current: old });
  const ahead = await loadSecrets(testDb(), { current: old, next: fresh });
  expect(ahead.unseal(secretsOf(fresh).seal("x", "a place"), "a place")).toBe("x");
  expect(before.secrets.unseal(ahead.seal("y", "a place"), "a place")).toBe("y");
  expect(ahead.chained("", "x")).toBe(before.secrets.chained("", "x"));
});

test("S-18: without the key before, what is under it opens with a sentence that names the variable", async () => {
  const sealed = testSecrets.seal("x", "a place");
  expect(() => secretsOf(fresh).unseal(sealed, "a place")).toThrow("ENCRYPTION_KEY_PREVIOUS");
});

test("S-18: sealed bytes of one row do not open in another", () => {
  const sealed = testSecrets.seal("x", placeOf.calendar("a"));
  expect(testSecrets.unseal(sealed, placeOf.calendar("a"))).toBe("x");
  for (const place of [placeOf.calendar("b"), placeOf.push("a"), ""]) {
    expect(() => testSecrets.unseal(sealed, place)).toThrow();
  }
});
