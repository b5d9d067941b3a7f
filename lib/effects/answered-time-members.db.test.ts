import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { googleReply } from "@/lib/ics/testing/replies";
import { earlierAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { contextAs } from "@/lib/testing/people";
import { anAnswerableInvitation, replyInbox, replyNow } from "@/lib/testing/replies-by-mail";

const inbox = replyInbox();

const moved = { startsAt: "2027-03-11T16:00:00+01:00" };

/** Bo, who was emailed SEQUENCE 0; each change that is announced takes the next one. */
async function bo() {
  const invitation = await anAnswerableInvitation();
  const { ctx, meeting, organizer } = invitation;
  let second = 10;
  return {
    ...invitation,
    async change(...bodies: UpdateMeetingBody[]) {
      for (const body of bodies) {
        await updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));
        await announce(inbox.effects, { meetingId: meeting.id });
      }
    },
    say(sequence: number, partstat = "ACCEPTED") {
      second += 1;
      return inbox.arrive(
        organizer,
        googleReply({ ...invitation, sequence, partstat, stamp: `20270301T1100${second}Z` }),
      );
    },
    earlier: async () => Object.values(earlierAnswersOf(await findMeeting(ctx, meeting.id))),
  };
}

test.each<[string, UpdateMeetingBody]>([
  ["the place", { location: { type: "in_person", value: "Room 5" } }],
  ["the zone in which it is shown", { timeZone: "America/New_York" }],
  ["the agenda", { description: "Bring the folder" }],
  ["who else comes", { inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example"] }],
  ["the same start in another notation", { startsAt: "2027-03-10T15:00:00Z" }],
])("A2: an answer counts although %s has changed since", async (_, body) => {
  const { change, say, answer } = await bo();
  await change(body);
  expect(await say(0)).toBe("applied");
  expect((await answer()).response).toBe("accepted");
});

test.each<[string, UpdateMeetingBody[]]>([
  ["by a minute", [{ startsAt: "2027-03-10T16:01:00+01:00" }]],
  ["to the same wall clock of another zone", [{ startsAt: "2027-03-10T16:00:00-05:00", timeZone: "America/New_York" }]],
  ["over the change of clocks", [{ startsAt: "2027-03-28T16:00:00+02:00" }]],
  ["twice", [moved, { startsAt: "2027-03-12T16:00:00+01:00" }]],
  ["together with the place", [{ ...moved, location: { type: "phone" } }]],
  ["in its end alone", [{ durationMinutes: 61 }]],
])("A2: an answer to the time before a meeting moved %s does not count", async (_, bodies) => {
  const { change, say, answer, earlier } = await bo();
  await change(...bodies);
  expect(await say(0, "DECLINED")).toBe("outdated");
  expect([(await answer()).response, await earlier()]).toEqual(["needs_action", ["declined"]]);
});

test("A2: one that arrives late leaves the answer to the present time as it is", async () => {
  const { change, say, answer, earlier } = await bo();
  await change(moved);
  expect([await say(1, "TENTATIVE"), await say(0, "DECLINED")]).toEqual(["applied", "outdated"]);
  expect([(await answer()).response, await earlier()]).toEqual(["tentative", []]);
});

test("A2: who is invited again after the move answers what they were told then", async () => {
  const { change, say, answer } = await bo();
  await change({ inviteeEmails: ["cy@x.example"] }, moved, { inviteeEmails: ["bo@x.example", "cy@x.example"] });
  expect(await say(0)).toBe("outdated");
  expect((await answer()).response).toBe("needs_action");
});

test.each(["startsAt", "endsAt"] as const)(
  "A2: a page that was loaded before another %s answers that, and its note is kept",
  async (part) => {
    const { change, answer, meeting, earlier } = await bo();
    const guest = { ...contextAs({ kind: "guest", invitationId: (await answer()).id }), now: replyNow };
    const { startsAt, endsAt } = meeting;
    await change(part === "startsAt" ? moved : { durationMinutes: 90 });
    const late = respond(guest, meeting.id, { response: "accepted", note: "Gladly", startsAt, endsAt });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(await answer()).toMatchObject({ response: "needs_action", note: "Gladly" });
    expect(await earlier()).toEqual(["accepted"]);
  },
);
