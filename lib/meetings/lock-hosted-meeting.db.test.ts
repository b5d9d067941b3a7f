import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { lockHostedMeeting } from "@/lib/meetings/lock-hosted-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

async function aMeeting() {
  const practice = await makePractice();
  const host = contextOf(await makeUser({ practiceId: practice.id }));
  const colleague = await makeUser({ practiceId: practice.id });
  const { id } = await scheduleMeeting(host, scheduleInput({ inviteeUserIds: [colleague.id] }));
  return { host, invitee: contextOf(colleague), id };
}

test("whoever is second waits, and reads what the first has committed", async () => {
  const { host, id } = await aMeeting();
  const second = await inTransaction(testDb(), async (tx) => {
    await lockHostedMeeting(host, tx, id);
    const waiting = inTransaction(testDb(), (other) => lockHostedMeeting(host, other, id));
    await waitingForLocks(1);
    await tx.$executeRaw`update meetings set title = 'Changed' where id = ${id}::uuid`;
    return { waiting };
  });
  expect((await second.waiting).title).toBe("Changed");
});

test("who may not change a meeting is refused at once, while its host holds it", async () => {
  const { host, invitee, id } = await aMeeting();
  const stranger = contextOf(await makeUser());
  await inTransaction(testDb(), async (tx) => {
    await lockHostedMeeting(host, tx, id);
    const tried = (ctx: typeof host) => inTransaction(testDb(), (other) => lockHostedMeeting(ctx, other, id));
    await expect(tried(invitee)).rejects.toMatchObject({ code: "forbidden" });
    await expect(tried(stranger)).rejects.toMatchObject({ code: "not_found" });
  });
});
