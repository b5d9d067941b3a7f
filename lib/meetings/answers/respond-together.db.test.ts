import { expect, test } from "vitest";
import { respond } from "@/lib/meetings/answers/respond";
import { testDb } from "@/lib/testing/database";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs } from "@/lib/testing/people";

type Answered = { changes: { from: string; to: string }[] };

test("of two hundred answers at once each is a change that is told once, or nothing, and the last one holds", async () => {
  const { ada, meeting } = await aStoredMeeting();
  const id = meeting.invitations[0]?.id ?? "";
  const guest = contextAs({ kind: "guest", invitationId: id });
  const answers = (["accepted", "declined", "tentative"] as const)
    .flatMap((answer) => Array(67).fill(answer))
    .slice(0, 200);
  const settled = await Promise.allSettled(
    answers.map((response) => respond(guest, meeting.id, { response, note: null })),
  );
  expect(settled.some(({ status }) => status === "fulfilled")).toBe(true);

  const where = { meetingId: meeting.id, action: "invitation_answered" };
  // Safe: `respond` writes one change per line.
  const lines = (await testDb().historyEntry.findMany({
    where,
    orderBy: { position: "asc" },
  })) as unknown as Answered[];
  const changes = lines.flatMap((line) => line.changes);
  expect(changes.length).toBeGreaterThan(0);
  expect(changes.map(({ from }) => from)).toEqual(["needs_action", ...changes.slice(0, -1).map(({ to }) => to)]);
  for (const { from, to } of changes) expect(to).not.toBe(from);
  const { response } = await testDb().invitation.findUniqueOrThrow({ where: { id } });
  expect(response).toBe(changes.at(-1)?.to);
  const { revision } = await testDb().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
  expect(revision).toBe(meeting.revision + changes.length);
  const told = await testDb().notification.findMany({ where: { userId: ada.id } });
  expect(told.map((one) => one.revision).toSorted((a, b) => a - b)).toEqual(
    changes.map((_, index) => meeting.revision + index + 1),
  );
});
