import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { bouncesByDomain } from "@/lib/deliveries/bounces-by-domain";
import { newId } from "@/lib/ids";
import { countJobs } from "@/lib/outbox/count-jobs";
import { enqueue } from "@/lib/outbox/enqueue";
import { jobNames } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextOf, makeUser } from "@/lib/testing/people";

test("each queue tells what waits, what is planned and what failed", async () => {
  const before = await countJobs(testDb());
  expect(before.map(({ name }) => name)).toEqual(jobNames);
  const [waiting, failed] = [newId(), newId()];
  const deliveryId = newId();
  await inTransaction(testDb(), (tx) =>
    enqueue(tx, [
      { name: "send-mail", key: waiting, payload: { deliveryId } },
      { name: "send-mail", key: failed, payload: { deliveryId } },
      { name: "send-mail", key: newId(), payload: { deliveryId }, startAfter: new Date(Date.now() + 3_600_000) },
    ]),
  );
  await testDb().$executeRaw`update pgboss.job set state = 'failed' where id = ${failed}::uuid`;
  const of = (all: typeof before) => all.find(({ name }) => name === "send-mail");
  const [then, now] = [of(before), of(await countJobs(testDb()))];
  expect([then?.waiting, then?.planned, then?.failed]).toEqual([0, 0, 0]);
  expect([now?.waiting, now?.planned, now?.failed]).toEqual([1, 1, 1]);
});

test("mails that came back are counted by domain for an admin, and for nobody else", async () => {
  const { ada, meeting } = await aStoredMeeting({
    inviteeEmails: ["a@dead.example", "b@dead.example", "c@live.example"],
  });
  const to = (email: string) => ({ meetingId: meeting.id, channel: "email" as const, invitation: { email } });
  await testDb().delivery.updateMany({
    where: { meetingId: meeting.id, channel: "email" },
    data: { state: "delivered" },
  });
  await testDb().delivery.updateMany({ where: to("a@dead.example"), data: { state: "bounced" } });
  const admin = contextOf(await makeUser({ role: "admin" }));
  expect(await bouncesByDomain(admin)).toEqual([{ domain: "dead.example", mails: 2, returned: 1 }]);
  await expect(async () => bouncesByDomain(contextOf(ada))).rejects.toMatchObject({ code: "not_found" });
});
