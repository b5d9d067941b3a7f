import { expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { epochMillis, instant, lockMeeting, lockMeetings } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { waitingForLocks } from "@/lib/testing/waiting-for-locks";

test("an instant goes to the database and comes back to the millisecond; null stays null", async () => {
  const at = Date.UTC(2026, 2, 29, 1, 30, 0, 57);
  const later = Prisma.sql`${instant(at + 1500)} - ${instant(at)}`;
  const [row] = await testDb().$queryRaw<object[]>(Prisma.sql`
    select ${epochMillis("x.at")} as back, ${epochMillis("null::timestamptz")} as nothing, ${epochMillis(later)} as length,
           x.at = '2026-03-29T01:30:00.057Z' as same, jsonb_build_object('at', ${epochMillis("x.at")}) as json
      from (select ${instant(at)} as at) x`);
  expect(row).toEqual({ back: at, nothing: null, length: 1500, same: true, json: { at } });
});

test("a locked meeting keeps the next one waiting until the transaction has ended", async () => {
  const { meeting } = await aStoredMeeting();
  const order: string[] = [];
  let next: Promise<unknown> | undefined;
  await inTransaction(testDb(), async (tx) => {
    await lockMeeting(tx, meeting.id);
    next = inTransaction(testDb(), async (other) => {
      await lockMeeting(other, meeting.id);
      order.push("next");
    });
    await waitingForLocks(1);
    order.push("first");
  });
  await next;
  expect(order).toEqual(["first", "next"]);
});

test("several are locked in the order of their ids, which are the answer", async () => {
  const ids = [(await aStoredMeeting()).meeting.id, (await aStoredMeeting()).meeting.id];
  await inTransaction(testDb(), async (tx) => {
    const which = Prisma.sql`id = any(${[...ids].reverse()}::uuid[])`;
    expect(await lockMeetings(tx, which)).toEqual([...ids].sort());
    expect(await lockMeetings(tx, Prisma.sql`false`)).toEqual([]);
  });
});
