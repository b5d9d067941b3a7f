import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createDb } from "@/lib/db/client";
import type { Effects } from "@/lib/effects/effects";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { metrics } from "@/lib/metrics/metrics";
import { testDatabaseUrl, testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { mortal } from "@/scripts/simulate/world/mortal";
import { underLabel } from "@/server/measure-requests";

const IN_HAND = 40;

/** The emails of one meeting that wait. */
async function waiting(): Promise<string[]> {
  const inviteeEmails = Array.from({ length: IN_HAND }, (_, index) => `guest-${index}@x.example`);
  const { id } = await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ inviteeEmails }));
  const deliveries = await testDb().delivery.findMany({ where: { meetingId: id, channel: "email" } });
  return deliveries.map((one) => one.id);
}

const sendAll = (effects: Effects, ids: readonly string[]) =>
  Promise.allSettled(ids.map((deliveryId) => sendMail(effects, { deliveryId })));

const statesOf = async (ids: readonly string[]) =>
  (await testDb().delivery.findMany({ where: { id: { in: [...ids] } } })).map(({ state }) => state);

test(`${IN_HAND} emails in hand at once share their statements`, async () => {
  const mailer = fakeMailer();
  const effects = effectsWith(mailer, { mailPerSecond: 1_000 });
  await sendAll(effects, await waiting());
  const label = randomUUID();
  const ids = await waiting();
  await underLabel(label, () => sendAll(effects, ids));
  const { values } = await metrics.roundTrips.get();
  const sent = values.find(({ labels }) => labels.route === label)?.value ?? Number.NaN;
  expect(await statesOf(ids)).toEqual(ids.map(() => "sent"));
  // One by one it would be nine for each.
  expect(sent).toBeLessThan(IN_HAND * 2);
});

/** The worker's statements for a set, one after the other; the next ones of a run that goes on are the same again. */
const STATEMENTS = Array.from({ length: 12 }, (_, index) => index + 1);

test.each(
  STATEMENTS.flatMap((statement) => [{ statement, when: "before" } as const, { statement, when: "after" } as const]),
)(
  "a worker that dies $when statement $statement of a set leaves nothing undone, and nothing goes twice",
  async (kill) => {
    const ids = await waiting();
    const mailer = fakeMailer();
    const life = mortal();
    const db = createDb(testDatabaseUrl(), 4, life.pool);
    await db.$queryRaw`select 1`;
    life.arm(kill);
    const dying = sendAll(effectsWith(mailer, { db, mailPerSecond: 1_000 }), ids);
    await Promise.race([life.died, dying]);
    await testDb()
      .$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = ${life.name}`;
    // The turns of the dead one end after half a minute.
    await testDb().invitation.updateMany({ data: { sendingUntil: new Date(0) } });
    await sendAll(effectsWith(mailer, { mailPerSecond: 1_000 }), ids);
    expect(await statesOf(ids)).toEqual(ids.map(() => "sent"));
    const handedOver = Map.groupBy(mailer.attempts, ({ key }) => key);
    expect([...handedOver.keys()].sort()).toEqual(ids.map((id) => `delivery-${id}`).sort());
    // What goes again is the same email under the same key, which the provider takes for one.
    for (const [, attempts] of handedOver)
      expect(new Set(attempts.map(({ mail }) => JSON.stringify(mail))).size).toBe(1);
  },
);

test("two workers that have the same emails in hand at once hand over each of them, and none as two", async () => {
  const ids = await waiting();
  const mailer = fakeMailer();
  const workers = [effectsWith(mailer, { mailPerSecond: 1_000 }), effectsWith(mailer, { mailPerSecond: 1_000 })];
  await Promise.all(workers.map((effects, index) => sendAll(effects, index === 0 ? ids : ids.toReversed())));
  await sendAll(effectsWith(mailer, { mailPerSecond: 1_000 }), ids);
  expect(await statesOf(ids)).toEqual(ids.map(() => "sent"));
  const bodies = Map.groupBy(mailer.attempts, ({ key }) => key);
  expect(bodies.size).toBe(IN_HAND);
  for (const [, attempts] of bodies) expect(new Set(attempts.map(({ mail }) => JSON.stringify(mail))).size).toBe(1);
});
