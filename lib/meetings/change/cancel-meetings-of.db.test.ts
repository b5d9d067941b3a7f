import { expect, test } from "vitest";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { deactivateUser } from "@/lib/people/deactivate-user";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

test("deactivating a host calls off what is to come, with an announcement each, and leaves what is over", async () => {
  const host = await makeUser();
  const coming = await scheduleMeeting(contextOf(host), scheduleInput({ inviteeEmails: ["bo@x.example"] }));
  const over = await scheduleMeeting(contextOf(host), scheduleInput({}));
  await testDb().meeting.update({
    where: { id: over.id },
    data: { startsAt: new Date("2026-01-01T10:00:00Z"), endsAt: new Date("2026-01-01T11:00:00Z") },
  });
  await deactivateUser(contextAs({ kind: "system" }), host.id);

  const rows = await testDb().meeting.findMany({ where: { hostId: host.id }, orderBy: { id: "asc" } });
  expect(rows.map(({ id, status }) => [id, status])).toEqual([
    [coming.id, "cancelled"],
    [over.id, "scheduled"],
  ]);
  const jobs = await testDb().$queryRaw<
    unknown[]
  >`select 1 as yes from pgboss.job where name = 'announce' and data->>'meetingId' = ${coming.id}`;
  expect(jobs).toHaveLength(1);
  const history = await testDb().historyEntry.findMany({
    where: { meetingId: coming.id },
    orderBy: { position: "asc" },
  });
  expect(history.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ["meeting_scheduled", "user"],
    ["meeting_cancelled", "system"],
  ]);
});
