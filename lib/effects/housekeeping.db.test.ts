import { expect, test } from "vitest";
import type { DeliveryState } from "@/lib/db/generated/client";
import { startHousekeeping, tidy } from "@/lib/effects/housekeeping";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { accessLogOn } from "@/lib/history/access-log";
import { newId } from "@/lib/ids";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf, deliveryOf } from "@/lib/testing/meetings";
import { makeUser, testSecrets } from "@/lib/testing/people";
import { DAY } from "@/lib/time/durations";

const soon = () => Date.now() + 60_000;

async function aSentMail(state: DeliveryState): Promise<string> {
  const deliveryId = deliveryIdOf((await aStoredMeeting()).meeting);
  await sendMail(effectsWith(fakeMailer()), { deliveryId });
  await testDb().delivery.update({ where: { id: deliveryId }, data: { state } });
  return deliveryId;
}

test("what a provider told is forgotten after 30 days", async () => {
  const at = new Date();
  const event = (receivedAt: number) => ({
    id: newId(),
    type: "email.opened",
    outcome: "ignored",
    at,
    receivedAt: new Date(receivedAt),
  });
  const [old, fresh] = [event(soon() - 31 * DAY), event(soon() - 29 * DAY)];
  await testDb().providerEvent.createMany({ data: [old, fresh] });
  await tidy(effectsWith(undefined, { now: soon }));
  const left = await testDb().providerEvent.findMany({ where: { id: { in: [old.id, fresh.id] } } });
  expect(left.map(({ id }) => id)).toEqual([fresh.id]);
});

test("what a provider told just as a worker died is not lost", async () => {
  const deliveryId = await aSentMail("sent");
  const { mail } = await deliveryOf(deliveryId);
  const at = new Date();
  const told = {
    id: newId(),
    type: "email.delivered",
    state: "delivered" as const,
    outcome: "waiting",
    at,
    receivedAt: at,
  };
  await testDb().providerEvent.create({ data: { ...told, providerId: mail?.providerId ?? "" } });
  await tidy(effectsWith(undefined));
  expect(await deliveryOf(deliveryId)).toMatchObject({ state: "delivered" });
});

async function aChallenge(expiresAt: Date, withMail: boolean): Promise<string> {
  const id = newId();
  await testDb().signInChallenge.create({
    data: {
      id,
      email: "bo@x.example",
      tokenHash: Buffer.from(id),
      codeHash: Buffer.from(id),
      returnPath: "/",
      locale: "en",
      expiresAt,
    },
  });
  if (withMail) {
    await testDb().storedMail.create({
      data: { id: newId(), challengeId: id, sealed: Buffer.from("x"), renderedAt: expiresAt },
    });
  }
  return id;
}

test("the text of a mail is forgotten 30 days after it was settled, its record stays", async () => {
  const deliveryId = await aSentMail("delivered");
  await tidy(effectsWith(undefined, { now: () => Date.now() + 29 * DAY }));
  expect((await deliveryOf(deliveryId)).mail?.sealed).not.toBeNull();
  await tidy(effectsWith(undefined, { now: () => soon() + 30 * DAY }));
  expect((await deliveryOf(deliveryId)).mail).toMatchObject({ sealed: null, acceptedAt: expect.any(Date) });
});

test("the text of a mail that is still to be sent is kept, however old it is", async () => {
  const deliveryId = await aSentMail("queued");
  await tidy(effectsWith(undefined, { now: () => soon() + 90 * DAY }));
  expect((await deliveryOf(deliveryId)).mail?.sealed).not.toBeNull();
});

test("sign-in requests go with their mails a day after they expired", async () => {
  const now = Date.now();
  const old = [await aChallenge(new Date(now - DAY - 1000), true), await aChallenge(new Date(now - DAY - 1000), false)];
  const young = await aChallenge(new Date(now - DAY + 60_000), true);

  await tidy(effectsWith(undefined, { now: () => now }));

  const left = await testDb().signInChallenge.findMany({
    where: { id: { in: [...old, young] } },
    include: { mail: true },
  });
  expect(left).toMatchObject([{ id: young, mail: { challengeId: young } }]);
});

test("answers for repeated requests are kept for a day", async () => {
  const record = (id: string, age: number) =>
    testDb().idempotencyRecord.create({
      data: {
        id: Buffer.from(id),
        bodyHash: Buffer.from("x"),
        status: 201,
        headers: {},
        sealed: Buffer.from("x"),
        createdAt: new Date(Date.now() - age),
      },
    });
  await record("old", DAY + 1000);
  await record("young", DAY - 60_000);

  await tidy(effectsWith(undefined, { now: () => Date.now() }));

  const left = await testDb().idempotencyRecord.findMany();
  expect(left.map(({ id }) => Buffer.from(id).toString())).toEqual(["young"]);
});

test("live events are kept for a day", async () => {
  const event = (age: number) => {
    const [id, createdAt] = [newId(), new Date(Date.now() - age)];
    return testDb().liveEvent.create({ data: { kind: "meeting", meetingId: id, subjectId: id, createdAt } });
  };
  const [, young] = [await event(DAY + 1000), await event(DAY - 60_000)];

  await tidy(effectsWith(undefined, { now: () => Date.now() }));

  expect(await testDb().liveEvent.findMany()).toEqual([young]);
});

test("a connection of a calendar that was begun is kept for a day after it lapsed", async () => {
  const { id: userId } = await makeUser();
  const begun = (name: string, age: number) =>
    testDb().calendarConsent.create({
      data: {
        id: newId(),
        userId,
        stateHash: Buffer.from(name),
        browserHash: Buffer.from("x"),
        sealedVerifier: Buffer.from("x"),
        expiresAt: new Date(Date.now() - age),
      },
    });
  const [, young] = [await begun("old", DAY + 1000), await begun("young", DAY - 60_000)];

  await tidy(effectsWith(undefined));

  expect(await testDb().calendarConsent.findMany({ where: { userId } })).toMatchObject([{ id: young.id }]);
});

test("it runs at the start, and what goes wrong is logged instead of ending the worker", async () => {
  const effects = effectsWith(undefined, {
    now: () => {
      throw new RangeError("the clock is gone");
    },
  });
  await startHousekeeping(effects).stop();
  expect(effects.logged).toMatchObject([{ error: "RangeError" }]);
});

test("who looked at what is forgotten when operators want it, and what is left is a whole chain", async () => {
  const log = accessLogOn({ db: testDb(), secrets: testSecrets });
  const meetingId = newId();
  const looked = (at: number) =>
    log.note({ actor: undefined, at, meetingId, part: "page", action: "read", outcome: "denied" });
  for (const days of [12, 11, 9]) await looked(soon() - days * DAY);
  await tidy(effectsWith(undefined, { now: soon, accessLogDays: 10 }));
  const left = await testDb().access.findMany({ where: { meetingId } });
  expect(left.map(({ position }) => position)).toEqual([3]);
  await expect(testDb().$executeRaw`delete from accesses where meeting_id = ${meetingId}::uuid`).rejects.toThrow(
    "append-only",
  );
});
