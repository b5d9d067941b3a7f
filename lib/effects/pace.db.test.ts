import { beforeEach, expect, test } from "vitest";
import { MailerError } from "@/lib/adapters/mailer";
import { holdPace, PaceBusyError, waitForTurn, waitToLeave } from "@/lib/effects/pace";
import { sendMail } from "@/lib/effects/send-mail";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting, deliveryIdOf } from "@/lib/testing/meetings";

beforeEach(() => testDb().mailPace.deleteMany());

/** The instants, in epoch milliseconds, at which `count` mails may leave that ask one right after the other. */
async function slots(count: number, mailPerSecond: number): Promise<number[]> {
  const handedOut: number[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    await waitForTurn(effectsWith(undefined, { mailPerSecond }), "resend");
    const { nextAt } = await testDb().mailPace.findUniqueOrThrow({ where: { provider: "resend" } });
    handedOut.push(nextAt.getTime() - 1050 / mailPerSecond);
  }
  return handedOut;
}

test("the first mail leaves at once", async () => {
  const effects = effectsWith(undefined, { mailPerSecond: 1 });
  expect(await waitForTurn(effects, "resend")).toMatchObject({ waited: false });
  expect(effects.slept).toEqual([]);
});

test("no second holds more mails than the provider takes", async () => {
  const leaving = await slots(16, 5);
  for (const [index, at] of leaving.entries()) {
    const next = leaving[index + 5];
    if (next !== undefined) expect(next - at).toBeGreaterThan(1000);
  }
  // Nor is time wasted: 15 pauses of a fifth of a second and the slack (performance.md 15).
  const [first = Number.NaN] = leaving;
  expect((leaving[15] ?? Number.NaN) - first).toBeLessThan(3000 * 1.1);
});

test("workers that ask at once get slots of their own", async () => {
  const before = Date.now();
  const workers = Array.from({ length: 10 }, () => effectsWith(undefined, { mailPerSecond: 2 }));
  await Promise.all(workers.map((effects) => waitForTurn(effects, "resend")));

  // Ten slots of 525 ms stand one behind the other; had two workers got the same one, the row would end earlier.
  const { nextAt } = await testDb().mailPace.findUniqueOrThrow({ where: { provider: "resend" } });
  expect(nextAt.getTime()).toBeGreaterThanOrEqual(before + 5_250 - 2);
  expect(workers.filter(({ slept }) => slept.length === 0)).toHaveLength(1);
});

test("pauses are not saved up: after a quiet time mails leave one by one again", async () => {
  await testDb().mailPace.create({ data: { provider: "resend", nextAt: new Date(Date.now() - 3_600_000) } });
  const before = Date.now();
  const [first = Number.NaN, second = Number.NaN] = await slots(2, 2);
  expect(first).toBeGreaterThanOrEqual(before - 2);
  expect(second - first).toBeGreaterThanOrEqual(524);
});

test("a mail that would wait too long goes back to the outbox, without taking a slot", async () => {
  await holdPace(effectsWith(undefined), "resend", 30);
  const before = await testDb().mailPace.findMany();
  await expect(waitForTurn(effectsWith(undefined), "resend")).rejects.toThrow(PaceBusyError);
  expect(await testDb().mailPace.findMany()).toEqual(before);
});

test("however long a provider asks for, it is asked again after an hour", async () => {
  await holdPace(effectsWith(undefined), "resend", 1_000_000_000);
  const rows = await testDb().mailPace.findMany();
  for (const { nextAt } of rows) expect(nextAt.getTime()).toBeLessThan(Date.now() + 3_601_000);
});

test("a shorter wait never ends a longer one", async () => {
  await holdPace(effectsWith(undefined), "resend", 60);
  await holdPace(effectsWith(undefined), "resend", 1);
  for (const { nextAt } of await testDb().mailPace.findMany()) {
    expect(nextAt.getTime()).toBeGreaterThan(Date.now() + 55_000);
  }
});

test("a worker whose slot came during a wait that was asked for takes a new one behind it", async () => {
  const effects = effectsWith(undefined, { mailPerSecond: 0.5 });
  await waitForTurn(effects, "resend");
  const slept: number[] = [];
  const sleep = async (milliseconds: number) => {
    slept.push(milliseconds);
    // Another worker is told to wait during our first sleep; the clock of the database does not stand still for us.
    if (slept.length === 1) await holdPace(effects, "resend", 15);
    else await testDb().mailPace.deleteMany({ where: { provider: "resend:held" } });
  };

  expect(await waitForTurn({ ...effects, sleep }, "resend")).toMatchObject({ waited: true });

  expect(slept).toHaveLength(2);
  expect(slept[1]).toBeGreaterThan(14_000);
});

test("a refusal with Retry-After makes everyone wait, also those with other mails", async () => {
  const { meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example"] });
  const mailer = fakeMailer();
  mailer.next.push(() => {
    throw new MailerError("temporary", "rate_limit_exceeded", 7);
  });
  await expect(sendMail(effectsWith(mailer), { deliveryId: deliveryIdOf(meeting, 0) })).rejects.toThrow(MailerError);

  const other = effectsWith(mailer, { sleep: async () => void (await testDb().mailPace.deleteMany()) });
  const slept: number[] = [];
  await sendMail(
    { ...other, sleep: (wait) => other.sleep(slept.push(wait)) },
    { deliveryId: deliveryIdOf(meeting, 1) },
  );
  expect(slept[0]).toBeGreaterThan(6_000);
});

test("a mail that is late for its slot takes another one", async () => {
  const effects = effectsWith(undefined, { mailPerSecond: 5 });
  await waitToLeave(effects, "resend", performance.now() - 60);
  expect(await testDb().mailPace.count()).toBe(1);
  await testDb().mailPace.deleteMany();
  await waitToLeave(effects, "resend", performance.now() + 60_000);
  await waitToLeave(effects, "smtp", 0);
  expect(await testDb().mailPace.count()).toBe(0);
});

test("SMTP has no rate", async () => {
  const effects = effectsWith(undefined, { mailPerSecond: 0.01 });
  await waitForTurn(effects, "smtp");
  expect(await waitForTurn(effects, "smtp")).toMatchObject({ waited: false });
  expect(await testDb().mailPace.count()).toBe(0);
});
