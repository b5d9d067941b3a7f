import { describe, expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { announce } from "@/lib/effects/announce";
import { receiveReply } from "@/lib/effects/receive-reply";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { newId } from "@/lib/ids";
import { respond } from "@/lib/meetings/answers/respond";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { listHistory } from "@/lib/meetings/lists/list-history";
import { testDb } from "@/lib/testing/database";
import { contextAs, makeUser } from "@/lib/testing/people";
import { anAnswerableInvitation, replyInbox, replyNow, replySystem } from "@/lib/testing/replies-by-mail";
import { contending } from "@/lib/testing/waiting-for-locks";

const inbox = replyInbox();

test("the invitation names an address of the meeting's own as its organizer, fit for any mail server", async () => {
  const { organizer } = await anAnswerableInvitation();
  expect(organizer).toMatch(/^rsvp\+[0-9a-f]{32}@reply\.example$/);
  expect((await anAnswerableInvitation()).organizer).not.toBe(organizer);
});

describe.each([true, false])("with its raw form kept: %s", (keepsRaw) => {
  test.each([
    ["Exchange", exchangeReply, "Ich komme gern, bis dann."],
    ["Google", googleReply, "Gladly; see you"],
  ] as const)("an answer of %s is stored like any other, and the host hears of it", async (_, reply, note) => {
    const invitation = await anAnswerableInvitation();
    expect(await inbox.arrive(invitation.organizer, reply(invitation), { keepsRaw })).toBe("applied");
    expect(await invitation.answer()).toMatchObject({
      response: "accepted",
      note,
      respondedAt: new Date("2027-03-01T10:00:00Z"),
    });
    const where = { meetingId: invitation.meeting.id, kind: "meeting_response" };
    expect(await testDb().notification.count({ where })).toBe(1);
    const history = await testDb().historyEntry.findMany({ where: { meetingId: invitation.meeting.id } });
    expect(history.map(({ action }) => action)).toContain("invitation_answered");
  });
});

test("an answer of someone with an account is theirs, and does not show the host that there is one", async () => {
  const cleo = await makeUser({ role: "client", name: "Cleo Marsh" });
  const invitation = await anAnswerableInvitation(cleo.email);
  const results = "mx; dmarc=pass header.from=people.example";
  expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation), { from: cleo.email, results })).toBe(
    "applied",
  );
  expect(await invitation.answer()).toMatchObject({ response: "accepted", responseVia: "mail", revealedAt: null });
  const lines = await listHistory(invitation.ctx, invitation.meeting.id);
  expect(lines.find(({ action }) => action === "invitation_answered")).toMatchObject({
    via: "mail",
    actor: { kind: "guest", name: cleo.email },
  });
});

test("an address in capitals is the same address", async () => {
  const invitation = await anAnswerableInvitation();
  const reply = exchangeReply({ ...invitation, attendee: "BO@X.example" });
  expect(await inbox.arrive(invitation.organizer.toUpperCase(), reply, { from: "Bo@X.Example" })).toBe("applied");
});

describe("of several answers the newest counts", () => {
  test("also when an older one comes after it, or the same one again", async () => {
    const invitation = await anAnswerableInvitation();
    const say = (partstat: string, stamp: string) =>
      inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat, stamp }));
    expect(await say("ACCEPTED", "20270301T100000Z")).toBe("applied");
    expect(await say("DECLINED", "20270301T100010Z")).toBe("applied");
    expect(await say("TENTATIVE", "20270301T100005Z")).toBe("outdated");
    expect(await say("DECLINED", "20270301T100010Z")).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "declined" });
  });

  test("an answer on our pages after it was written is newer", async () => {
    const invitation = await anAnswerableInvitation();
    const { id } = await invitation.answer();
    const guest = { ...contextAs({ kind: "guest", invitationId: id }), now: replyNow };
    await respond(guest, invitation.meeting.id, respondInput.parse({ response: "declined" }));
    expect(await inbox.arrive(invitation.organizer, googleReply(invitation))).toBe("outdated");
    const later = googleReply({ ...invitation, stamp: "20270301T120001Z" });
    expect(await inbox.arrive(invitation.organizer, later)).toBe("applied");
  });

  test("an answer to an earlier time is none; one to an earlier title is", async () => {
    const invitation = await anAnswerableInvitation();
    const change = async (body: object) => {
      await updateMeeting(invitation.ctx, invitation.meeting.id, updateMeetingInput.parse(body));
      await announce(inbox.effects, { meetingId: invitation.meeting.id });
    };
    await change({ title: "Other" });
    expect(await inbox.arrive(invitation.organizer, googleReply(invitation))).toBe("applied");
    await change({ startsAt: "2027-03-11T16:00:00+01:00" });
    const late = googleReply({ ...invitation, sequence: 1, stamp: "20270301T110000Z" });
    expect(await inbox.arrive(invitation.organizer, late)).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "needs_action" });
    const fresh = googleReply({ ...invitation, sequence: 2, stamp: "20270301T120100Z" });
    expect(await inbox.arrive(invitation.organizer, fresh)).toBe("applied");
  });

  test("a call that comes five times at once is one answer", async () => {
    const invitation = await anAnswerableInvitation();
    const providerId = await inbox.arrives(invitation.organizer, googleReply(invitation));
    const id = newId();
    const event = { id, type: "email.received", at: replyNow(), about: { kind: "received", providerId } } as const;
    const same = Prisma.sql`insert into provider_events (id, type, at, received_at, outcome) values (${id}, '', now(), now(), '')`;
    await contending(
      same,
      Array.from({ length: 5 }, () => () => recordMailEvent(replySystem, event)),
    );
    const lock = Prisma.sql`select 1 from meetings where id = ${invitation.meeting.id}::uuid for update`;
    await contending(
      lock,
      Array.from({ length: 5 }, () => () => receiveReply(inbox.effects, { eventId: id })),
    );
    expect(await testDb().notification.count({ where: { meetingId: invitation.meeting.id } })).toBe(1);
    const jobs = await testDb().$queryRaw<unknown[]>`
      select 1 as yes from pgboss.job where name = 'receive-reply' and data ->> 'eventId' = ${id}`;
    expect(jobs).toHaveLength(1);
  });
});

test("where answers are not received a mail that comes in is none of ours", async () => {
  const id = newId();
  const event = { id, type: "email.received", at: replyNow(), about: { kind: "received", providerId: "e-1" } } as const;
  await recordMailEvent({ ...replySystem, replyDomain: undefined }, event);
  expect(await testDb().providerEvent.findUnique({ where: { id } })).toMatchObject({ outcome: "ignored" });
});
