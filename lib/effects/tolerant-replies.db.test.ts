import { describe, expect, test } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { exchangeReply, googleReply } from "@/lib/ics/testing/replies";
import { respond } from "@/lib/meetings/answers/respond";
import { testDb } from "@/lib/testing/database";
import { contextAs } from "@/lib/testing/people";
import { anAnswerableInvitation, replyInbox, replyNow } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

describe("several copies in one email", () => {
  test.each([
    ["rewritten by a server", "ACCEPTED", "20270301T100000Z", 0, "applied"],
    ["written at another second", "ACCEPTED", "20270301T100003Z", 0, "applied"],
    ["with another answer", "DECLINED", "20270301T100000Z", 0, "contradicting"],
    ["to another SEQUENCE", "ACCEPTED", "20270301T100000Z", 1, "contradicting"],
  ])("%s", async (_, partstat, stamp, sequence, outcome) => {
    const invitation = await anAnswerableInvitation();
    const attached = googleReply({ ...invitation, partstat, stamp, sequence });
    expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation), { attached })).toBe(outcome);
    const response = outcome === "applied" ? "accepted" : "needs_action";
    expect(await invitation.answer()).toMatchObject({ response });
  });

  test("the invitation itself beside the answer is no second one", async () => {
    const invitation = await anAnswerableInvitation();
    const attached = googleReply(invitation).replace("METHOD:REPLY", "METHOD:REQUEST");
    expect(await inbox.arrive(invitation.organizer, exchangeReply(invitation), { attached })).toBe("applied");
  });
});

describe("of answers with the same DTSTAMP and SEQUENCE", () => {
  const stamp = "20270301T100000Z";

  test("the one that arrives later counts, and the same one again is none", async () => {
    const invitation = await anAnswerableInvitation();
    const say = (partstat: string, arrivedAt: string, more: string[] = []) =>
      inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat, stamp, more }), { arrivedAt });
    expect(await say("ACCEPTED", "2027-03-01T10:00:05Z")).toBe("applied");
    expect(await say("ACCEPTED", "2027-03-01T10:00:06Z")).toBe("outdated");
    expect(await say("DECLINED", "2027-03-01T10:00:09Z")).toBe("applied");
    expect(await say("TENTATIVE", "2027-03-01T10:00:07Z")).toBe("outdated");
    expect(await invitation.answer()).toMatchObject({ response: "declined" });
  });

  test("LAST-MODIFIED goes before the order of arrival where both have one", async () => {
    const invitation = await anAnswerableInvitation();
    const say = (partstat: string, second: number) => {
      const file = googleReply({ ...invitation, partstat, stamp });
      const modified = file.replace(/LAST-MODIFIED:.*/, `LAST-MODIFIED:20270301T10000${second}Z`);
      return inbox.arrive(invitation.organizer, modified);
    };
    expect([await say("DECLINED", 5), await say("ACCEPTED", 3), await say("TENTATIVE", 6)]).toEqual([
      "applied",
      "outdated",
      "applied",
    ]);
  });

  test("a DTSTAMP that repeats the invitation's is no time of writing: the arrival is", async () => {
    const invitation = await anAnswerableInvitation();
    const { id } = await invitation.answer();
    const guest = { ...contextAs({ kind: "guest", invitationId: id }), now: replyNow };
    await testDb().$executeRaw(Prisma.sql`
      update stored_mails set rendered_at = '2027-03-01T08:00:00Z'
        from deliveries d where d.id = delivery_id and d.invitation_id = ${id}::uuid`);
    const say = (partstat: string, arrivedAt: string) =>
      inbox.arrive(invitation.organizer, googleReply({ ...invitation, partstat, stamp: "20270301T080000Z" }), {
        arrivedAt,
      });
    expect(await say("TENTATIVE", "2027-03-01T11:00:00Z")).toBe("applied");
    expect(await say("ACCEPTED", "2027-03-01T11:10:00Z")).toBe("applied");
    expect(await say("DECLINED", "2027-03-01T11:05:00Z")).toBe("outdated");
    await respond(guest, invitation.meeting.id, { response: "tentative", note: null });
    expect(await say("DECLINED", "2027-03-01T11:59:59Z")).toBe("outdated");
    expect(await say("DECLINED", "2027-03-01T12:00:00Z")).toBe("applied");
  });
});

describe("an address is compared as the URI that it is", () => {
  test.each([
    ["bo+tag@x.example", "bo%2Btag@x.example"],
    ["o&c@x.example", "o%26c@x.example"],
    ["bo@x.example", "bo%40x.example"],
    ["bo@x.example", "BO@X.EXAMPLE"],
  ])("%s written as %s", async (email, attendee) => {
    const invitation = await anAnswerableInvitation(email);
    const reply = exchangeReply({ ...invitation, attendee });
    expect(await inbox.arrive(invitation.organizer, reply, { from: email })).toBe("applied");
  });
});

test.each(["", " ", "%2B", "-", "_", "=", "%2b", ".", "~", "=2B", "2B", "%252B", "&#43;", "\\+"])(
  "R4: the token is found where the plus sign became “%s”",
  async (sign) => {
    const invitation = await anAnswerableInvitation();
    const to = invitation.organizer.replace("+", sign);
    expect(await inbox.arrive(to, exchangeReply(invitation))).toBe("applied");
  },
);
