import { afterEach, expect, test } from "vitest";
import type { Fault } from "@/e2e/servers/resend/faults";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { aTestWorker, type TestWorker } from "@/lib/testing/test-worker";

let workers: TestWorker[] = [];
afterEach(async () => {
  for (const worker of workers) await worker.close();
  workers = [];
});

const guests = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}@x.example`);

const faults: Fault[] = [
  { kind: "status", status: 429 },
  { kind: "status", status: 500 },
  { kind: "reset", accepted: false },
  { kind: "reset", accepted: true },
  { kind: "lose-answer" },
  { kind: "hang", where: "after" },
  { kind: "hang", where: "before" },
  { kind: "html", accepted: true },
  { kind: "html", accepted: false },
];

test("a thousand mails of which three in ten meet a fault: all accepted, none lost, none twice", {
  timeout: 300_000,
}, async () => {
  const worker = await aTestWorker(0.5);
  workers.push(worker);
  const { resend } = worker;
  const people = Array.from({ length: 10 }, (_, meeting) => guests(`m${meeting}`, 100)).flat();
  // Every third person's first try meets one fault after the other of the list.
  for (const [index, to] of people.entries()) {
    const fault = faults[(index / 3) % faults.length];
    if (index % 3 === 0 && fault) resend.addFaults({ ...fault, to });
  }
  const ctx = contextOf(await makeUser());
  for (let meeting = 0; meeting < 10; meeting += 1) {
    await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: people.slice(meeting * 100, (meeting + 1) * 100) }));
  }
  await worker.start({ mailPerSecond: 10_000 });
  await expect
    .poll(() => testDb().delivery.count({ where: { state: "queued" } }), { timeout: 280_000, interval: 200 })
    .toBe(0);

  expect(resend.accepted.map(({ to }) => to[0]).sort()).toEqual(people.toSorted());
  expect(resend.requests.length).toBeGreaterThanOrEqual(1300);
  expect(await testDb().delivery.groupBy({ by: ["state"], _count: true })).toEqual([{ state: "sent", _count: 1000 }]);
});

test("one mail of another host does not wait for a hundred that were there before", { timeout: 120_000 }, async () => {
  const worker = await aTestWorker();
  workers.push(worker);
  const { resend } = worker;
  const busy = contextOf(await makeUser());
  await scheduleMeeting(busy, scheduleInput({ inviteeEmails: guests("many", 100) }));
  await scheduleMeeting(busy, scheduleInput({ inviteeEmails: ["late@x.example"] }));
  await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ inviteeEmails: ["alone@x.example"] }));
  await worker.start({ mailPerSecond: 10 });
  await resend.until(() => resend.accepted.length === 102);

  const order = resend.accepted.map(({ to }) => to[0]);
  // At this rate eight are in hand at once.
  expect(order.indexOf("alone@x.example")).toBeLessThan(20);
  expect(order.indexOf("late@x.example")).toBeGreaterThan(80);
});

test("a provider that was down gets what waited in its order, and was left alone meanwhile", {
  timeout: 120_000,
}, async () => {
  const worker = await aTestWorker();
  workers.push(worker);
  const { resend } = worker;
  resend.addFaults({ kind: "status", status: 503, times: 100_000 });
  const ctx = contextOf(await makeUser());
  for (let meeting = 0; meeting < 4; meeting += 1) {
    await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: guests(`m${meeting}`, 25) }));
  }
  // At this rate there are eight in hand at once.
  await worker.start({ mailPerSecond: 10 });
  const failures = async () =>
    (await testDb().mailCircuit.findUnique({ where: { provider: "resend" } }))?.failures ?? 0;
  await expect.poll(failures, { timeout: 60_000 }).toBeGreaterThan(11);
  // Those in hand each met it once or twice before it was taken to be down; since then one at a time.
  expect(resend.requests.length).toBeLessThan(40);
  const tried = new Set(resend.requests.map(({ to }) => to[0]));
  resend.clearFaults();
  await resend.until(() => resend.accepted.length === 100);

  // What met the fault waits out its own pause, and those in hand look again only after a while; all the rest leaves in order.
  const waited = resend.accepted.flatMap(({ to }) => (tried.has(to[0]) ? [] : Number(/^m(\d)/.exec(to[0] ?? "")?.[1])));
  const late = waited.filter((meeting, index) => waited.slice(0, index).some((before) => before > meeting + 1));
  expect(late.length).toBeLessThanOrEqual(10);
});

test("two workers together send fifty mails at five a second: each once, and never more than five in any second", {
  timeout: 120_000,
}, async () => {
  const worker = await aTestWorker(2, { requestsPerSecond: 5 });
  workers.push(worker);
  const { resend } = worker;
  const people = guests("fifty", 50);
  // Some are answered late: a request may take long to arrive.
  resend.addFaults(...[3, 4, 17].map((one) => ({ kind: "slow", milliseconds: 300, to: `fifty-${one}@` }) as const));
  await scheduleMeeting(contextOf(await makeUser()), scheduleInput({ inviteeEmails: people }));
  await worker.start({ mailPerSecond: 5 });
  await worker.start({ mailPerSecond: 5 });
  await resend.until(() => resend.accepted.length === 50);
  await worker.stop();
  expect(resend.accepted.map(({ to }) => to[0]).sort()).toEqual(people.toSorted());

  const arrivals = resend.requests.map(({ at }) => at);
  expect(arrivals).toHaveLength(50);
  const sixth = arrivals.slice(5).map((at, index) => at - (arrivals[index] ?? Number.NaN));
  expect(Math.min(...sixth)).toBeGreaterThanOrEqual(1000);
});
