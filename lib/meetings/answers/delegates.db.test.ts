import { expect, test } from "vitest";
import { googleReply } from "@/lib/ics/testing/replies";
import { decideDelegate, findDelegates } from "@/lib/meetings/answers/delegates";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { eraseGuest } from "@/lib/meetings/guests/erase-guest";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser } from "@/lib/testing/people";
import { type AnswerableInvitation, anAnswerableInvitation, replyInbox } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

const DEE = "dee@x.example";

function sendInstead(invitation: AnswerableInvitation, address = DEE, stamp = "20270301T100000Z") {
  const partstat = `DELEGATED;DELEGATED-TO="mailto:${address}"`;
  return inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat, stamp }));
}

async function delegated(address = DEE) {
  const invitation = await anAnswerableInvitation();
  expect(await sendInstead(invitation, address)).toBe("delegated");
  return invitation;
}

const askedAbout = async ({ meeting }: AnswerableInvitation) =>
  (await findDelegates(testDb(), meeting.id)).map(({ email }) => email);
const decide = ({ ctx, meeting }: AnswerableInvitation, choice: "invite" | "dismiss", email = DEE) =>
  decideDelegate(ctx, meeting.id, { email, choice });

test("P6: the host is asked about whom an invitee sends instead, by whom, and nobody is invited by it", async () => {
  const invitation = await delegated();
  const { id } = await invitation.answer();
  expect(await findDelegates(testDb(), invitation.meeting.id)).toEqual([{ invitationId: id, email: DEE }]);
  const { invitations } = await findMeeting(invitation.ctx, invitation.meeting.id);
  expect(invitations.map(({ email, response }) => [email, response])).toEqual([
    ["bo@x.example", "needs_action"],
    ["cy@x.example", "needs_action"],
  ]);
});

test("P6: invited, they come beside the one who asked, and nobody asks any more", async () => {
  const invitation = await delegated();
  await decide(invitation, "invite");
  const { invitations } = await findMeeting(invitation.ctx, invitation.meeting.id);
  expect(invitations.map(({ email }) => email)).toEqual(["bo@x.example", "cy@x.example", DEE]);
  expect(await askedAbout(invitation)).toEqual([]);
});

test("P6: dismissed, nobody asks about the address in this meeting again, whoever names it; in another one somebody does", async () => {
  const invitation = await delegated();
  await decide(invitation, "dismiss");
  expect(await askedAbout(invitation)).toEqual([]);
  await sendInstead(invitation, DEE, "20270301T100500Z");
  const cys = { ...invitation, attendee: "cy@x.example" };
  const theirs = googleReply({ ...cys, partstat: `DELEGATED;DELEGATED-TO="mailto:${DEE}"` });
  expect(await inbox.arrive(invitation.organizer, theirs, { from: "cy@x.example" })).toBe("delegated");
  expect(await askedAbout(invitation)).toEqual([]);
  expect(await askedAbout(await delegated())).toEqual([DEE]);
});

test("P6: whom the host dismissed in the calendar nobody asks about after an email", async () => {
  const invitation = await anAnswerableInvitation();
  const addedPeople = [{ email: DEE, name: null, dismissed: true }];
  const lines = { where: { meetingId: invitation.meeting.id }, data: { addedPeople } };
  expect((await testDb().calendarEvent.updateMany(lines)).count).toBe(1);
  await sendInstead(invitation);
  expect(await askedAbout(invitation)).toEqual([]);
});

test.each([
  ["a name in quotes and a plus sign", "Dee%2Bx@X.example", "dee+x@x.example"],
  ["an invitee of the meeting", "cy@x.example", undefined],
  ["themselves", "bo@x.example", undefined],
  ["what is no address", "nobody", undefined],
])("P6: %s", async (_, address, email) => {
  const invitation = await delegated(address);
  expect(await askedAbout(invitation)).toEqual(email === undefined ? [] : [email]);
});

test("P6: nobody is asked about who was taken out of the meeting, or whose asker was", async () => {
  const invitation = await delegated();
  const change = (emails: string[]) =>
    updateMeeting(invitation.ctx, invitation.meeting.id, updateMeetingInput.parse({ inviteeEmails: emails }));
  await change(["cy@x.example"]);
  expect(await askedAbout(invitation)).toEqual([]);
  await change(["bo@x.example", "cy@x.example"]);
  await decide(invitation, "invite");
  await change(["bo@x.example", "cy@x.example"]);
  expect(await askedAbout(invitation)).toEqual([]);
});

test("P6: the host alone decides, and only about whom somebody asked for", async () => {
  const invitation = await delegated();
  const stranger = { ...invitation, ctx: contextOf(await makeUser()) };
  const guest = { ...invitation, ctx: contextAs({ kind: "guest", invitationId: (await invitation.answer()).id }) };
  await expect(decide(stranger, "invite")).rejects.toMatchObject({ code: "not_found" });
  await expect(decide(guest, "dismiss")).rejects.toMatchObject({ code: "forbidden" });
  await expect(decide(invitation, "invite", "eve@x.example")).rejects.toMatchObject({ code: "not_found" });
  expect(await askedAbout(invitation)).toEqual([DEE]);
});

test("P6: whoever is erased is named nowhere", async () => {
  const invitation = await delegated();
  await eraseGuest({ ...invitation.ctx, actor: { kind: "system" } }, DEE);
  const kept = await testDb().$queryRaw`select * from delegate_requests w join invitee_emails e using (invitation_id)`;
  expect(JSON.stringify(kept)).not.toContain(DEE);
  expect(await askedAbout(invitation)).toEqual([]);
});
