import { describe, expect, test } from "vitest";
import { noteAnswer } from "@/lib/meetings/answers/note-answer";
import { earlierAnswersOf } from "@/lib/meetings/answers/previous-answers";
import { respond } from "@/lib/meetings/answers/respond";
import { undoChange } from "@/lib/meetings/change/undo-change";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { findMeeting } from "@/lib/meetings/find-meeting";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf } from "@/lib/testing/people";

/** Nobody has answered yet. */
async function anUnansweredMeeting() {
  const { ada, meeting } = await aStoredMeeting();
  const invitationId = meeting.invitations[0]?.id ?? "";
  const host = { ...contextOf(ada), announceDelaySeconds: 8 };
  const guest = contextAs({ kind: "guest", invitationId });
  return {
    host,
    meeting,
    invitationId,
    change: async (body: UpdateMeetingBody) =>
      (await updateMeeting(host, meeting.id, updateMeetingInput.parse(body))).meeting,
    answer: (time: { startsAt?: number; endsAt?: number }, response: "accepted" | "declined" = "accepted") =>
      respond(guest, meeting.id, { response, note: "Gladly.", ...time }),
    now: () => findMeeting(host, meeting.id),
  };
}

const later = { startsAt: "2027-03-11T16:00:00+01:00" };
const conflict = { code: "conflict", fields: [{ field: "startsAt", code: "time_changed" }] };

describe("an answer to another time than the present one does not count", () => {
  test.each<[string, UpdateMeetingBody]>([
    ["another day", later],
    ["an hour later", { startsAt: "2027-03-10T17:00:00+01:00" }],
    ["a new length", { durationMinutes: 90 }],
  ])("%s: it is refused and kept as an answer to the old time", async (_, body) => {
    const { meeting, change, answer, now, invitationId } = await anUnansweredMeeting();
    await change(body);
    const shown = { startsAt: meeting.startsAt, endsAt: meeting.endsAt };
    await expect(answer(shown)).rejects.toMatchObject(conflict);
    const after = await now();
    expect(after.invitations[0]).toMatchObject({ response: "needs_action", respondedAt: null, note: "Gladly." });
    expect(earlierAnswersOf(after)).toEqual({ [invitationId]: "accepted" });
  });

  test("a start alone says which time it is", async () => {
    const { meeting, change, answer } = await anUnansweredMeeting();
    await change(later);
    await expect(answer({ startsAt: meeting.startsAt })).rejects.toMatchObject(conflict);
    expect((await answer({ startsAt: Date.parse(later.startsAt) })).invitations[0]?.response).toBe("accepted");
  });

  test("a time that the meeting never had is refused and nobody's", async () => {
    const { meeting, answer, now } = await anUnansweredMeeting();
    await expect(answer({ startsAt: meeting.startsAt + 1 })).rejects.toMatchObject(conflict);
    expect(await now()).toEqual(meeting);
  });

  test("who has answered the present time has said something newer", async () => {
    const { meeting, change, answer, now } = await anUnansweredMeeting();
    await change(later);
    await answer({}, "declined");
    const before = await now();
    await expect(answer({ startsAt: meeting.startsAt })).rejects.toMatchObject(conflict);
    expect(await now()).toEqual(before);
  });
});

test("the present time again is the present time", async () => {
  const { meeting, change, answer } = await anUnansweredMeeting();
  await change(later);
  await change({ startsAt: "2027-03-10T16:00:00+01:00" });
  const { startsAt, endsAt } = meeting;
  expect((await answer({ startsAt, endsAt })).invitations[0]?.response).toBe("accepted");
});

test("undoing the change makes an answer to the time before it count, and none to one before that", async () => {
  const first = await anUnansweredMeeting();
  const moved = await first.change(later);
  await first.answer({ startsAt: first.meeting.startsAt }).catch(() => undefined);
  const undone = await undoChange(first.host, first.meeting.id, moved.revision);
  expect(undone.invitations[0]?.response).toBe("accepted");

  const second = await anUnansweredMeeting();
  await second.change(later);
  const again = await second.change({ startsAt: "2027-03-12T16:00:00+01:00" });
  await second.answer({ startsAt: second.meeting.startsAt }).catch(() => undefined);
  const back = await undoChange(second.host, second.meeting.id, again.revision);
  expect(back.invitations[0]?.response).toBe("needs_action");
});

test("what the host's calendar notes belongs to the time of its event", async () => {
  const { host, meeting, change, now, invitationId } = await anUnansweredMeeting();
  await change(later);
  const { startsAt, endsAt } = meeting;
  await noteAnswer(host, meeting.id, { invitationId, response: "accepted", startsAt, endsAt });
  expect((await now()).invitations[0]).toMatchObject({ response: "needs_action", earlierResponse: "accepted" });
});
