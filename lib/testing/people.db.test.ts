import { expect, test } from "vitest";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeRelationship, makeUser, scheduleInput } from "@/lib/testing/people";

test("people made for a test can schedule, and what must follow is promised", async () => {
  const practice = await makePractice();
  const ada = await makeUser({ name: "Dr. Ada", practiceId: practice.id });
  const client = await makeUser({ role: "client" });
  const relationship = await makeRelationship(ada, client);

  const input = scheduleInput({ relationshipId: relationship.id, inviteeEmails: ["bo@x.example"] });
  const meeting = await scheduleMeeting(contextOf(ada), input);

  const [jobs] = await testDb().$queryRaw<
    { count: number }[]
  >`select count(*)::int from pgboss.job where name = 'send-mail'`;
  expect(meeting.invitations.map(({ kind }) => kind)).toEqual(["client", "external"]);
  expect(jobs?.count).toBe(2);
});
