import { expect, test } from "vitest";
import { listMeetings, listMeetingsInput } from "@/lib/meetings/lists/list-meetings";
import { statusOf } from "@/lib/meetings/meeting-status";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf } from "@/lib/testing/people";
import { seed } from "@/prisma/seed";

test("an empty database gets people and one meeting of each sort, once", async () => {
  const ctx = contextAs({ kind: "system" });
  expect(await seed(ctx)).toBe(true);
  expect(await seed(ctx)).toBe(false);

  const people = await testDb().user.findMany({ orderBy: { id: "asc" } });
  expect(people).toHaveLength(6);
  expect(people.every(({ email, emailVerifiedAt }) => email.endsWith(".example") && emailVerifiedAt)).toBe(true);
  const [dana] = people;
  if (!dana) throw new Error("The first example person is missing.");
  const { meetings } = await listMeetings(contextOf(dana), listMeetingsInput.parse({}));
  expect(meetings.map((meeting) => statusOf(meeting, Date.now()))).toEqual([
    "ended",
    "scheduled",
    "scheduled",
    "cancelled",
    "scheduled",
  ]);
});

test("mails are queued for the meetings to come and for no other", async () => {
  const mails = await testDb().$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from pgboss.job where name = 'send-mail'`;
  expect(mails).toEqual([{ n: 4 }]);
  const states = await testDb().delivery.groupBy({ by: ["state"], where: { channel: "email" }, _count: true });
  expect(states.map(({ state, _count }) => [state, _count]).sort()).toEqual([
    ["queued", 4],
    ["sent", 2],
  ]);
});
