import { beforeEach, expect, test } from "vitest";
import { findHistory } from "@/lib/history/find-history";
import { verifyChain } from "@/lib/history/verify-chain";
import { notedAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { respond } from "@/lib/meetings/answers/respond";
import { listHistory } from "@/lib/meetings/lists/list-history";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { aCalendarHost, type CalendarHost } from "@/lib/testing/calendar-host";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf, makeUser, testSecrets } from "@/lib/testing/people";

let host: CalendarHost;
beforeEach(async () => {
  host = await aCalendarHost();
  await host.read();
});

const revealed = ({ id }: MeetingRow) =>
  testDb().invitation.count({ where: { meetingId: id, revealedAt: { not: null } } });
const newestLine = async ({ id }: MeetingRow) =>
  (await listHistory(contextOf(host.dana), id)).find(({ action }) => action === "invitation_answered");

test("an answer in the host's own calendar is noted by the host, shows nobody, and its line holds in the chain", async () => {
  const nora = await makeUser({ role: "client", name: "Nora Field" });
  const meeting = await host.scheduled({ inviteeEmails: [nora.email] });
  host.edit(meeting, { attendees: [{ email: nora.email, responseStatus: "accepted" }] });
  await host.read();
  const now = await host.now(meeting);
  expect(now.invitations).toMatchObject([{ response: "accepted", addressOnly: true }]);
  expect(notedAnswersOf(now)).toEqual([now.invitations[0]?.id]);
  expect(await newestLine(meeting)).toMatchObject({
    via: "host_calendar",
    invitee: nora.email,
    actor: { kind: "user", name: "Dana Whitfield" },
  });
  expect(verifyChain(testSecrets, meeting.id, await findHistory(testDb(), meeting.id))).toBe(true);
});

test("an answer that the invitee gives afterwards is their own again", async () => {
  const meeting = await host.scheduled();
  const invitationId = meeting.invitations[0]?.id ?? "";
  host.edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "accepted" }] });
  await host.read();
  await respond(contextAs({ kind: "guest", invitationId }), meeting.id, { response: "declined", note: null });
  expect(notedAnswersOf(await host.now(meeting))).toEqual([]);
  expect(await newestLine(meeting)).toMatchObject({ via: "link", actor: { kind: "guest", name: "bo@x.example" } });
});

test("what the host's event says in the calendar of someone who is an address to the host shows nobody", async () => {
  const nora = await makeUser({ role: "client", name: "Nora Field" });
  const hers = await host.calendars.connect(nora);
  await host.read(hers);
  const meeting = await host.scheduled({ inviteeEmails: [nora.email] });
  host.edit(meeting, { attendees: [{ email: nora.email, responseStatus: "accepted", self: true }] }, nora.email);
  await host.read(hers);
  expect(await revealed(meeting)).toBe(0);
  await host.read();
  expect(await revealed(meeting)).toBe(0);
  expect((await newestLine(meeting))?.via ?? "host_calendar").toBe("host_calendar");
});

test("an answer to the event as it was before the move is one to the old time, before and after the event is written", async () => {
  const meeting = await host.scheduled();
  await host.change(meeting, { startsAt: "2027-03-11T16:00:00+01:00" });
  host.edit(meeting, { attendees: [{ email: "bo@x.example", responseStatus: "accepted" }] });
  await host.read();
  const old = { response: "needs_action", earlierResponse: "accepted" };
  expect((await host.now(meeting)).invitations).toMatchObject([old]);
  await host.calendars.sync(meeting.id);
  await host.read();
  expect((await host.now(meeting)).invitations).toMatchObject([old]);
  expect(host.events()[0]?.attendees).toMatchObject([{ email: "bo@x.example", responseStatus: "needsAction" }]);
});
