import { afterEach, expect, test } from "vitest";
import type { AcceptedMail } from "@/e2e/servers/resend/inbox";
import { property } from "@/lib/ics/testing/read-wire";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makeUser, scheduleInput } from "@/lib/testing/people";
import { aTestWorker, type TestWorker } from "@/lib/testing/test-worker";

let worker: TestWorker | undefined;
afterEach(async () => worker?.close());

const settled = () =>
  expect
    .poll(() => testDb().delivery.count({ where: { channel: "email", state: "queued" } }), { timeout: 30_000 })
    .toBe(0);

const announced = (meetingId: string) =>
  expect
    .poll(
      async () =>
        (
          await testDb().$queryRaw<unknown[]>`
            select 1 as yes from pgboss.job where name = 'announce' and state < 'completed' and data->>'meetingId' = ${meetingId}`
        ).length,
      { timeout: 30_000 },
    )
    .toBe(0);

test("while the provider is down a meeting is made, changed five times and called off: only who knew of it hears, once", {
  timeout: 90_000,
}, async () => {
  worker = await aTestWorker();
  const { resend } = worker;
  const ctx = contextOf(await makeUser());
  const known = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  await worker.start({ mailPerSecond: 1000 });
  await resend.until(() => resend.accepted.length === 1);

  resend.addFaults({ kind: "status", status: 503, times: 10_000 });
  const unknown = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: ["cy@x.example"] }));
  for (const { id } of [known, unknown]) {
    for (const title of ["b", "c", "d", "e", "f"]) {
      await updateMeeting(ctx, id, { title });
      await announced(id);
    }
    await updateMeeting(ctx, id, { status: "cancelled" });
    await announced(id);
  }
  const refused = resend.requests.length;
  await resend.until(() => resend.requests.length > refused);
  resend.clearFaults();

  await settled();
  const late = resend.accepted.slice(1);
  expect(late.map((mail) => [mail.to[0], isCancel(mail)])).toEqual([["bo@x.example", true]]);
  expect(property(late[0]?.attachments[0]?.text ?? "", "SEQUENCE")?.value).toBe("6");
});

test("a hundred times a change against the cancellation: no REQUEST is taken after a CANCEL, and the CANCEL has the highest SEQUENCE", {
  timeout: 120_000,
}, async () => {
  worker = await aTestWorker();
  const { resend } = worker;
  await worker.start({ mailPerSecond: 10_000 });
  const ctx = contextOf(await makeUser());
  for (let round = 0; round < 100; round += 1) {
    const address = `bo-${round}@x.example`;
    const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [address] }));
    await resend.until(() => resend.accepted.some(({ to }) => to[0] === address));
    const [changed] = await Promise.allSettled([
      updateMeeting(ctx, id, { title: "Other" }),
      updateMeeting(ctx, id, { status: "cancelled" }),
    ]);
    if (changed.status === "rejected") expect(changed.reason).toMatchObject({ code: "conflict" });
  }
  await expect.poll(() => resend.accepted.filter(isCancel).length, { timeout: 60_000 }).toBe(100);
  await settled();

  for (let round = 0; round < 100; round += 1) {
    const mine = resend.accepted.filter(({ to }) => to[0] === `bo-${round}@x.example`);
    const sequences = mine.map(({ attachments }) => Number(property(attachments[0]?.text ?? "", "SEQUENCE")?.value));
    expect(mine.map(isCancel).lastIndexOf(false)).toBeLessThan(mine.map(isCancel).indexOf(true));
    expect(Math.max(...sequences.slice(0, -1))).toBeLessThan(sequences.at(-1) ?? 0);
  }
});

function isCancel({ attachments }: AcceptedMail): boolean {
  return attachments[0]?.contentType?.endsWith("method=CANCEL") ?? false;
}
