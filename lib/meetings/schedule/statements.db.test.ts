import { afterAll, expect, test } from "vitest";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { countingDb } from "@/lib/testing/counting-db";
import { contextOf, makePractice, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

const { db, limits, sentBy } = countingDb();
afterAll(() => db.$disconnect());

test("scheduling takes the same few statements whoever and however many are invited", async () => {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const client = await makeUser({ role: "client" });
  const { id: relationshipId } = await makeRelationship(host, client);
  const colleagues = await Promise.all(Array.from({ length: 20 }, () => makeUser({ practiceId: practice.id })));
  const ctx = contextOf(host, { db, limits });
  const create = (guests: number, ids: string[]) => {
    const inviteeEmails = Array.from({ length: guests }, (_, index) => `g${index}@x.example`);
    const input = scheduleInput({ relationshipId, inviteeUserIds: ids, inviteeEmails });
    return sentBy(() => scheduleMeeting(ctx, input));
  };
  await create(2, []);
  const counts = [];
  for (const [guests, ids] of [
    [1, 0],
    [10, 1],
    [79, 20],
  ] as const) {
    counts.push(
      (
        await create(
          guests,
          colleagues.slice(0, ids).map(({ id }) => id),
        )
      ).length,
    );
  }
  expect(new Set(counts).size, counts.join()).toBe(1);
  expect(counts[0]).toBeLessThanOrEqual(10);
});

test("a meeting is read in one statement, whatever hangs on it", async () => {
  const host = contextOf(await makeUser());
  const inviteeEmails = Array.from({ length: 50 }, (_, index) => `g${index}@x.example`);
  const { id } = await scheduleMeeting(host, scheduleInput({ inviteeEmails }));
  expect(await sentBy(() => findMeeting({ ...host, db }, id))).toHaveLength(1);
});
