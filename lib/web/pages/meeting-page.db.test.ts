import { afterAll, expect, test } from "vitest";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { countingDb } from "@/lib/testing/counting-db";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";
import { meetingPageOf } from "@/lib/web/pages/meeting-page";

const { db, sentBy } = countingDb();
afterAll(() => db.$disconnect());

async function aChangedMeeting(guests = 1) {
  const practice = await makePractice();
  const host = await makeUser({ practiceId: practice.id });
  const colleague = await makeUser({ practiceId: practice.id });
  const ctx = contextOf(host, { db, announceDelaySeconds: 60 });
  const inviteeEmails = Array.from({ length: guests }, (_, index) => `g${index}@x.example`);
  const { id } = await scheduleMeeting(ctx, scheduleInput({ inviteeUserIds: [colleague.id], inviteeEmails }));
  const { meeting } = await updateMeeting(ctx, id, updateMeetingInput.parse({ title: "Another title" }));
  return { ctx, asColleague: contextOf(colleague, { db }), meeting };
}

test("the host's page is read while somebody changes the meeting: it waits for no lock", async () => {
  const { ctx, meeting } = await aChangedMeeting();
  await testDb().$transaction(async (holder) => {
    await holder.$executeRaw`select 1 from meetings where id = ${meeting.id}::uuid for update`;
    const page = await meetingPageOf(ctx, meeting, meeting.revision);
    expect(page).toMatchObject({ hosting: true, undoable: { people: 2 }, conversation: { kind: "open" } });
    expect(page.history).toHaveLength(2);
  });
});

test("it takes as many statements for fifty people as for one, and reads the meeting no second time", async () => {
  const counts = [];
  for (const guests of [1, 50]) {
    const { ctx, meeting } = await aChangedMeeting(guests);
    counts.push((await sentBy(() => meetingPageOf(ctx, meeting, meeting.revision))).length);
  }
  expect(counts).toEqual([counts[0], counts[0]]);
  expect(counts[0]).toBeLessThanOrEqual(12);
});

test("an invitee's page has no history, nothing to undo and no word about others", async () => {
  const { asColleague, meeting } = await aChangedMeeting();
  const page = await meetingPageOf(asColleague, await findMeeting(asColleague, meeting.id), meeting.revision);
  expect(page).toMatchObject({ hosting: false, undoable: undefined, history: [], conversation: { kind: "open" } });
});
