import { beforeEach, expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { queueAgain } from "@/lib/outbox/enqueue";
import { type AnnouncedMeeting, aMeetingToTell } from "@/lib/testing/announced-meeting";
import { testDb } from "@/lib/testing/database";
import { HOUR } from "@/lib/time/durations";

let told: AnnouncedMeeting;
let later = 0;
beforeEach(async () => {
  told = await aMeetingToTell();
  later = 0;
});

/** Announces what changed and sends what is queued, as a worker with a limit of three emails an hour. */
async function tell(): Promise<string[]> {
  const effects = { ...told.effects, mailsPerRecipient: 3, now: () => Date.now() + later };
  await announce(effects, { meetingId: told.meeting.id });
  const before = told.mailer.attempts.length;
  const where = { meetingId: told.meeting.id, channel: "email", state: "queued" } as const;
  for (const { id } of await testDb().delivery.findMany({ where, orderBy: { id: "asc" } })) {
    await queueAgain(testDb(), await sendMail(effects, { deliveryId: id }));
  }
  const sent = told.mailer.attempts.slice(before).filter(({ mail }) => mail.to === "bo@x.example");
  return sent.map(({ mail }) => mail.subject);
}

test("S-13: past the hour's number updates wait and coalesce to the last state, and none is dropped", async () => {
  expect(await tell()).toHaveLength(1);
  for (const title of ["B", "C"]) {
    await told.change({ title, disclosure: "full" });
    expect(await tell()).toHaveLength(1);
  }
  for (const title of ["D", "E", "F"]) {
    await told.change({ title });
    expect(await tell()).toEqual([]);
  }
  const waiting = await testDb().delivery.count({
    where: { meetingId: told.meeting.id, state: "queued", invitation: { email: "bo@x.example" } },
  });
  expect(waiting).toBe(1);
  later = HOUR + 1_000;
  expect(await tell()).toHaveLength(1);
  expect(told.mailer.attempts.at(-1)?.mail.text).toContain("F");
});

test("S-13: an update that waits is looked at again when the first of the hour's emails is an hour old", async () => {
  for (const title of ["A", "B", "C"]) {
    if (title !== "A") await told.change({ title });
    await tell();
  }
  await told.change({ title: "D" });
  await tell();
  const where = {
    meetingId: told.meeting.id,
    channel: "email",
    state: "queued",
    invitation: { email: "bo@x.example" },
  };
  const { id } = await testDb().delivery.findFirstOrThrow({ where: { ...where, channel: "email", state: "queued" } });
  const accepted = await testDb().storedMail.findMany({
    where: { delivery: { meetingId: told.meeting.id, invitation: { email: "bo@x.example" } } },
    orderBy: { acceptedAt: "asc" },
  });
  const again = await testDb().$queryRaw<{ startAfter: Date }[]>`
    select start_after as "startAfter" from pgboss.job
     where name = 'send-mail' and data = ${{ deliveryId: id }}::jsonb and id <> ${id}::uuid`;
  expect(again.map(({ startAfter }) => startAfter.getTime())).toEqual([
    (accepted[0]?.acceptedAt?.getTime() ?? 0) + HOUR,
  ]);
});

test("S-13: a cancellation is never held back, and what waited before it is not sent", async () => {
  await tell();
  for (const title of ["B", "C", "D"]) {
    await told.change({ title });
    await tell();
  }
  await told.change({ status: "cancelled" });
  expect(await tell()).toHaveLength(1);
  later = HOUR + 1_000;
  expect(await tell()).toEqual([]);
});
