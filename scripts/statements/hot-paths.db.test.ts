import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { findProposals } from "@/lib/meetings/answers/find-proposals";
import { earlierTimeOf } from "@/lib/meetings/answers/previous-time";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { downloadInvitation } from "@/lib/meetings/calendar-file/download-invitation";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { findGuest } from "@/lib/meetings/guests/find-guest";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { browseMeetings, browseMeetingsInput } from "@/lib/meetings/lists/browse-meetings";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { finishSignInByCode } from "@/lib/people/sign-in/finish-sign-in-by-code";
import { findSignedIn } from "@/lib/people/sign-in/session";
import { atTheSignInPage, sessionsOf, started } from "@/lib/people/testing/sign-in-page";
import { statementsSent, testDb } from "@/lib/testing/database";
import { contextAs, contextOf, testSecrets } from "@/lib/testing/people";
import { aMeetingToRemindOf, changeToRemindOf, invitationOf } from "@/lib/testing/reminders";
import { meetingPageOf } from "@/lib/web/pages/meeting-page";

declare module "vitest" {
  interface TaskMeta {
    /** How many statements with a shape the test sent, for `npm run verify`. */
    statements?: number;
  }
}

/** Once over each path that carries the load. What the statements give is held against the database when the file is through. */
test("the statements of scheduling, updating, sending, signing in, files, pages and lists are checked", async ({
  task,
}) => {
  const told = await aMeetingToRemindOf();
  await changeToRemindOf(told, { title: "Another title" });
  told.clock.now = Date.now();
  await announce(told.effects, { meetingId: told.meeting.id });
  await told.send();
  await signIn(told.lena.email, told.lena.id);
  await visitAsGuest(told.meeting.id, invitationOf(told.meeting, "bo@x.example"));
  const host = contextOf(told.ada);
  const meeting = await findMeeting(host, told.meeting.id);
  await meetingPageOf(host, meeting, meeting.revision);
  await browseMeetings(host, browseMeetingsInput.parse({}));
  await listNotifications(contextOf(told.lena), listNotificationsInput.parse({}));
  task.meta.statements = statementsSent();
  expect(statementsSent()).toBeGreaterThan(30);
});

async function signIn(email: string, userId: string): Promise<void> {
  const { ctx } = atTheSignInPage();
  const { id, code } = await started(ctx, email);
  await finishSignInByCode(ctx, { email, challengeId: id, code });
  const [session] = await sessionsOf(userId);
  expect(await findSignedIn(testDb(), session?.id ?? "", ctx.now())).toMatchObject({ userId });
}

async function visitAsGuest(meetingId: string, invitationId: string): Promise<void> {
  const token = invitationToken(testSecrets, { id: invitationId, tokenVersion: 0 });
  const guest = await findGuest({ db: testDb(), now: Date.now }, token);
  expect(guest).toMatchObject({ invitationId, meetingId });
  const ctx = contextAs({ kind: "guest", invitationId });
  const input = proposeTimesInput.parse({ startsAt: ["2027-03-12T16:00:00+01:00"] });
  await proposeTimes(ctx, meetingId, input);
  await earlierTimeOf(ctx, invitationId);
  expect(await findProposals(ctx, meetingId)).toHaveLength(1);
  await downloadInvitation(ctx, meetingId);
}
