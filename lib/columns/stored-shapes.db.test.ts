import { beforeEach, describe, expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { property } from "@/lib/ics/testing/read-wire";
import { newId } from "@/lib/ids";
import { declineProposal } from "@/lib/meetings/answers/decide-proposal";
import { proposeTimes } from "@/lib/meetings/answers/propose-times";
import { proposeTimesInput } from "@/lib/meetings/answers/propose-times-input";
import { downloadInvitation } from "@/lib/meetings/calendar-file/download-invitation";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { listNotifications, listNotificationsInput } from "@/lib/notifications/list-notifications";
import { skipped } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { contextAs, contextOf } from "@/lib/testing/people";
import { type AnnouncedTo, aMeetingToRemindOf, changeToRemindOf, invitationOf } from "@/lib/testing/reminders";

const PHONE = { location: { type: "phone", value: "+49 30 1234" } };
const VIDEO = { type: "video" };

let told: AnnouncedTo;

/** As a release stored them that left out the value of a place without one. */
function withoutValue(meetingId: string) {
  return testDb().$executeRaw`
    update meeting_contents set content = content #- '{location,value}'
     where meeting_id = ${meetingId}::uuid and content #> '{location,value}' = 'null'`;
}

describe("a place that is stored without a value", () => {
  beforeEach(async () => {
    told = await aMeetingToRemindOf();
    expect(await withoutValue(told.meeting.id)).toBe(1);
  });

  const announceAndSend = async () => {
    told.clock.now = Math.max(told.clock.now, Date.now());
    await announce(told.effects, { meetingId: told.meeting.id });
    await told.send();
    return told.mails();
  };
  const notSent = () =>
    testDb().delivery.count({ where: { meetingId: told.meeting.id, channel: "email", state: { not: "sent" } } });

  test("is the old place of a change in every way to hear of it", async () => {
    await changeToRemindOf(told, PHONE);
    const mails = await announceAndSend();
    expect(mails).toHaveLength(2);
    expect(mails.find(({ to }) => to === "bo@x.example")?.text).toContain("Video call → By phone: +49 30 1234");
    expect(await notSent()).toBe(0);

    const { notifications } = await listNotifications(contextOf(told.lena), listNotificationsInput.parse({}));
    const [changed] = notifications.filter(({ kind }) => kind === "meeting_updated");
    expect(changed?.changes).toEqual([{ field: "location", from: VIDEO, to: PHONE.location }]);
    const [line] = await listHistory(contextOf(told.ada), told.meeting.id).then((lines) =>
      lines.filter(({ action }) => action === "meeting_updated"),
    );
    expect(line?.changes).toEqual([{ field: "location", from: VIDEO, to: PHONE.location }]);
  });

  test("is the place of an invitation, a reminder and a cancellation", async () => {
    await changeToRemindOf(told, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
    await withoutValue(told.meeting.id);
    await announceAndSend();
    await told.due("day_before");
    await told.send();
    await changeToRemindOf(told, { status: "cancelled" });
    await withoutValue(told.meeting.id);
    const mails = await announceAndSend();
    const templates = await testDb().delivery.groupBy({
      by: ["template", "state"],
      where: { meetingId: told.meeting.id, channel: "email" },
      orderBy: { template: "asc" },
    });
    expect(templates).toEqual([
      { template: "meeting_cancelled", state: "sent" },
      { template: "meeting_reminder", state: "sent" },
      { template: "scheduled_meeting_invitation", state: "sent" },
    ]);
    const places = mails.map(({ calendar }) => property(calendar?.content ?? "", "LOCATION")?.value);
    expect(new Set(places)).toEqual(new Set(["Video call", "Videogespräch"]));
  });

  test("is no change to one that is stored with none", async () => {
    await changeToRemindOf(told, PHONE);
    await changeToRemindOf(told, { location: VIDEO });
    expect(await announceAndSend()).toEqual([]);
  });

  test("comes back whole when a change is undone", async () => {
    const { meeting } = await changeToRemindOf(told, PHONE, 60);
    await undoChange(contextOf(told.ada, { announceDelaySeconds: 60 }), meeting.id, meeting.revision);
    expect(await findMeeting(contextOf(told.ada), meeting.id)).toMatchObject({
      locationType: "video",
      locationValue: null,
    });
    const newest = await testDb().meetingContent.findFirstOrThrow({
      where: { meetingId: meeting.id },
      orderBy: { revision: "desc" },
    });
    expect(newest.content).toMatchObject({ location: { type: "video", value: null } });
  });

  test("is the place of a file, and of what a guest whose proposal is declined is told", async () => {
    const bo = contextAs({ kind: "guest", invitationId: invitationOf(told.meeting, "bo@x.example") });
    expect(property(await downloadInvitation(bo, told.meeting.id), "LOCATION")?.value).toBe("Video call");
    const input = proposeTimesInput.parse({ startsAt: ["2027-03-12T16:00:00+01:00"] });
    const proposal = await proposeTimes(bo, told.meeting.id, input);
    await declineProposal(contextOf(told.ada), told.meeting.id, proposal.id);
    await told.send();
    expect(told.mails()).toMatchObject([{ to: "bo@x.example", text: expect.stringContaining("Video call") }]);
    expect(await notSent()).toBe(0);
  });
});

test.each([
  { what: "a place of no kind", at: "location.type", set: 'content || \'{"location": {"type": "planet"}}\'' },
  { what: "a start that is text", at: "startsAt", set: 'content || \'{"startsAt": "tomorrow"}\'' },
  { what: "no title", at: "title", set: "content - 'title'" },
])("$what in what a meeting said is found when it is read, and named without its words", async ({ at, set }) => {
  const { meeting, effects, lena } = await aMeetingToRemindOf();
  const where = { meetingId: meeting.id, channel: "email", invitation: { userId: lena.id } } as const;
  const { id } = await testDb().delivery.findFirstOrThrow({ where });
  await testDb().delivery.update({ where: { id }, data: { state: "queued" } });
  // Told of nothing yet, so that what this email says is all that it reads.
  await testDb().invitation.updateMany({ where: { meetingId: meeting.id }, data: { notifiedRevision: null } });
  await testDb().$executeRawUnsafe(`update meeting_contents set content = ${set} where meeting_id = '${meeting.id}'`);

  expect(await sendMail(effects, { deliveryId: id })).toMatchObject(skipped("render_error"));
  expect(effects.logged.at(-1)).toMatchObject({
    level: 50,
    event: "render_error",
    deliveryId: id,
    error: "ColumnError",
    code: `meeting_contents.content ${at}`,
  });
  expect(JSON.stringify(effects.logged)).not.toMatch(/planet|tomorrow/);
});

test("a reader that meets stored JSON of another shape says where it stands, whichever it is", async () => {
  told = await aMeetingToRemindOf();
  const { meeting, ada, lena } = told;
  const where = { meetingId: meeting.id };
  const place = (column: string) => expect.objectContaining({ code: expect.stringContaining(column) });
  const changes = [{ field: "location", from: { type: "planet" }, to: null }];

  await testDb().notification.updateMany({ where, data: { changes } });
  const list = listNotifications(contextOf(lena), listNotificationsInput.parse({}));
  await expect(list).rejects.toThrow(place("notifications.changes"));

  await testDb().historyEntry.create({ data: { ...(await lastLine(meeting.id)), changes } });
  await expect(listHistory(contextOf(ada), meeting.id)).rejects.toThrow(place("history.changes"));

  await testDb().meetingContent.updateMany({ where, data: { content: { title: "A" } } });
  const update = changeToRemindOf(told, PHONE);
  await expect(update).rejects.toThrow(place("meeting_contents.content"));
});

async function lastLine(meetingId: string) {
  const last = await testDb().historyEntry.findFirstOrThrow({ where: { meetingId }, orderBy: { position: "desc" } });
  return { ...last, id: newId(), position: last.position + 1 };
}
