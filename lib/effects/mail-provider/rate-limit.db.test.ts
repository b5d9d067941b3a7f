import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";
import { MailerError } from "@/lib/adapters/mail/mailer";
import type { Effects } from "@/lib/effects/effects";
import { type SendPermission, withSendSlot } from "@/lib/effects/mail-provider/rate-limit";
import { testDb } from "@/lib/testing/database";
import { effectsWith } from "@/lib/testing/effects";
import { keepSlotsResting, letSlotsRest } from "@/lib/testing/send-slots";

beforeEach(async () => {
  await testDb().mailPace.deleteMany();
  await testDb().mailLane.deleteMany();
});

const sent = async ({ waited, carry }: SendPermission) => carry(async () => waited);

/** Effects whose every wait is noted and brings the instant that is waited for. */
function workerAt(mailPerSecond: number, wishes: Partial<Effects> = {}) {
  const waits: number[] = [];
  const sleep = async (wait: number) => {
    waits.push(wait);
    await letSlotsRest();
  };
  return { waits, effects: effectsWith(undefined, { mailPerSecond, sleep, ...wishes }) };
}

/** Milliseconds from `instant` on until each lane is free. */
async function lanesFrom(instant: number): Promise<number[]> {
  const lanes = await testDb().mailLane.findMany({ orderBy: { lane: "asc" } });
  return lanes.map(({ freeAt }) => freeAt.getTime() - instant);
}

test("as many mails as the provider takes a second leave at once, the next one when a lane is free again", async () => {
  const { waits, effects } = workerAt(3);
  for (let mail = 0; mail < 3; mail += 1) {
    expect(await withSendSlot(effects, "resend", sent)).toBe(false);
    await keepSlotsResting();
  }
  expect(waits).toEqual([]);
  expect(await withSendSlot(effects, "resend", sent)).toBe(true);
  // It was taken a little before its lane is free.
  expect(waits[0]).toBeLessThanOrEqual(9_901);
  expect(waits[0]).toBeGreaterThan(1_000);
  expect(await testDb().mailLane.count()).toBe(3);
});

test("the second begins with the answer, however long a request was on its way, and also when it failed", async () => {
  const { effects } = workerAt(1);
  for (const way of ["answered", "failed"]) {
    let answered = 0;
    const work = ({ carry }: SendPermission) =>
      carry(async () => {
        const [lane] = await testDb().mailLane.findMany();
        expect((lane?.freeAt.getTime() ?? 0) - (lane?.leavesAt.getTime() ?? 0), "without an answer").toBe(3_010);
        answered = Date.now();
        if (way === "failed") throw new MailerError("ambiguous", "timeout");
      });
    await withSendSlot(effects, "resend", work).catch((error: unknown) => expect(error).toBeInstanceOf(MailerError));
    const [free = Number.NaN] = await lanesFrom(answered);
    expect(free).toBeGreaterThanOrEqual(1_009);
    await letSlotsRest();
  }
});

test("a provider that takes a mail in two seconds gets one in two seconds", async () => {
  const { effects } = workerAt(0.5);
  const before = Date.now();
  await withSendSlot(effects, "resend", sent);
  const [free = Number.NaN, ...others] = await lanesFrom(before);
  expect(free).toBeGreaterThanOrEqual(2_009);
  expect(others).toEqual([]);
});

test("mails that ask at once get lanes of their own, and the fifth of four waits", async () => {
  const { promise: fifthWaits, resolve } = Promise.withResolvers<void>();
  let underway = 0;
  let most = 0;
  const work = ({ carry }: SendPermission) =>
    carry(async () => {
      underway += 1;
      most = Math.max(most, underway);
      await fifthWaits;
      underway -= 1;
    });
  const turns: Promise<void>[] = [];
  const sleep = async () => {
    resolve();
    await Promise.all(turns.slice(0, 4));
    await letSlotsRest();
  };
  const { effects } = workerAt(4, { sleep });
  for (let mail = 0; mail < 5; mail += 1) turns.push(withSendSlot(effects, "resend", work));
  await Promise.all(turns);
  expect(most).toBe(4);
  expect(await testDb().mailLane.aggregate({ _count: true, _sum: { turn: true } })).toMatchObject({
    _count: 4,
    _sum: { turn: 5 },
  });
});

test("mails leave in the order in which they were taken in hand", async () => {
  const order: number[] = [];
  const turns: Promise<void>[] = [];
  const sleep = async () => {
    await Promise.all(turns.slice(0, order.length));
    await letSlotsRest();
  };
  const { effects } = workerAt(1, { sleep });
  for (let mail = 0; mail < 6; mail += 1) {
    turns.push(withSendSlot(effects, "resend", ({ carry }) => carry(async () => void order.push(mail))));
  }
  await Promise.all(turns);
  expect(order).toEqual([0, 1, 2, 3, 4, 5]);
});

test("a mail whose lane is free in a moment gets ready meanwhile, and leaves no sooner", async () => {
  const { effects } = workerAt(1, { sleep: (wait) => setTimeout(wait) });
  await withSendSlot(effects, "resend", sent);
  const [lane] = await testDb().$queryRaw<{ freeAt: Date }[]>`
    update mail_lanes set free_at = clock_timestamp() + interval '90 milliseconds' returning free_at as "freeAt"`;
  const left = await withSendSlot(effects, "resend", ({ waited, carry }) => {
    expect(waited).toBe(false);
    return carry(async () => Date.now());
  });
  expect(left).toBeGreaterThanOrEqual(lane?.freeAt.getTime() ?? Number.NaN);
});

test("a mail that is late for its turn takes another one", async () => {
  const { waits, effects } = workerAt(1);
  const clock = vi.spyOn(performance, "now");
  await withSendSlot(effects, "resend", async ({ carry }) => {
    const late = performance.now() + 1_001;
    clock.mockReturnValueOnce(late);
    await carry(async () => undefined);
  });
  clock.mockRestore();
  expect(waits).toEqual([]);
  expect(await testDb().mailLane.findMany()).toMatchObject([{ turn: 2, underway: false }]);
});

test("who does not send gives the turn to the next", async () => {
  const { waits, effects } = workerAt(1);
  await withSendSlot(effects, "resend", async () => undefined);
  expect(await withSendSlot(effects, "resend", sent)).toBe(false);
  expect(waits).toEqual([]);
});

test("the lane of a worker that died is free after a while, and its late word changes nothing", async () => {
  const { effects } = workerAt(1);
  await withSendSlot(effects, "resend", ({ carry }) =>
    carry(async () => {
      await testDb().mailLane.updateMany({ data: { freeAt: new Date(0) } });
      expect(await withSendSlot(effects, "resend", async () => "another")).toBe("another");
    }),
  );
  const [lane] = await testDb().mailLane.findMany();
  expect(lane).toMatchObject({ turn: 2, underway: false });
  expect(lane?.freeAt).toEqual(lane?.leavesAt);
});

test("fewer mails a second than before need fewer lanes", async () => {
  for (let mail = 0; mail < 3; mail += 1) {
    await withSendSlot(workerAt(3).effects, "resend", sent);
    await keepSlotsResting();
  }
  await testDb().mailLane.updateMany({ where: { lane: { gt: 0 } }, data: { freeAt: new Date(0) } });
  const { waits, effects } = workerAt(1);
  await withSendSlot(effects, "resend", sent);
  expect(waits).toHaveLength(1);
});

test("SMTP has no rate", async () => {
  const { effects } = workerAt(0.01);
  await withSendSlot(effects, "smtp", sent);
  expect(await withSendSlot(effects, "smtp", sent)).toBe(false);
  expect(await testDb().mailLane.count()).toBe(0);
});
