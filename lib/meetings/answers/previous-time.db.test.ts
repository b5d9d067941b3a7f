import { expect, test } from "vitest";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { earlierTimeOf } from "@/lib/meetings/answers/previous-time";
import { respond } from "@/lib/meetings/answers/respond";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import type { UpdateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextAs, contextOf } from "@/lib/testing/people";

const moved = Date.parse("2027-03-11T15:00:00Z");
const again = Date.parse("2027-03-12T15:00:00Z");

async function aMeeting() {
  const { ada, meeting } = await aStoredMeeting();
  const invitationId = meeting.invitations[0]?.id ?? "";
  const mailer = fakeMailer();
  const deliver = async (effects = effectsWith(mailer)) => {
    await announce(effects, { meetingId: meeting.id });
    const waiting = await testDb().delivery.findMany({ where: { meetingId: meeting.id, state: "queued" } });
    for (const { id } of waiting) await sendMail(effects, { deliveryId: id });
  };
  const change = (input: UpdateMeetingInput) => updateMeeting(contextOf(ada), meeting.id, input);
  const earlier = () => earlierTimeOf({ db: testDb() }, invitationId);
  const first = { startsAt: meeting.startsAt, endsAt: meeting.endsAt };
  return { meeting, guest: contextAs({ kind: "guest", invitationId }), deliver, change, earlier, first };
}

test("who was invited to another time is shown it until they answer for the new one", async () => {
  const { meeting, guest, deliver, change, earlier, first } = await aMeeting();
  await deliver();
  expect(await earlier()).toBeUndefined();
  await change({ title: "Another" });
  expect(await earlier()).toBeUndefined();
  await change({ startsAt: moved });
  expect(await earlier()).toEqual(first);
  await deliver();
  expect(await earlier()).toEqual(first);
  await change({ startsAt: again });
  await deliver();
  expect(await earlier()).toEqual({ startsAt: moved, endsAt: moved + 3600_000 });
  await respond(guest, meeting.id, { response: "accepted", note: null });
  expect(await earlier()).toBeUndefined();
});

test("a new length counts as a new time", async () => {
  const { deliver, change, earlier, first } = await aMeeting();
  await deliver();
  await change({ durationMinutes: 30 });
  expect(await earlier()).toEqual(first);
});

test("a time that nobody was told of was never theirs", async () => {
  const { deliver, change, earlier, first } = await aMeeting();
  await change({ startsAt: moved });
  await deliver();
  expect(await earlier(), "the invitation told the new time").toBeUndefined();
  await change({ startsAt: again });
  await change({ startsAt: first.startsAt });
  await deliver();
  expect(await earlier()).toEqual({ startsAt: moved, endsAt: moved + 3600_000 });
});

test("where no mail can be sent, the link alone has told it", async () => {
  const { deliver, change, earlier, first } = await aMeeting();
  await deliver(effectsWith(undefined));
  await change({ startsAt: moved });
  expect(await earlier()).toEqual(first);
});
