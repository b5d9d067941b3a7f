import { expect, test, vi } from "vitest";
import { answerAction as answerInApp } from "@/app/(app)/meetings/[id]/actions";
import { acceptAction } from "@/app/(app)/notifications/actions";
import { answerAction as answerAsGuest } from "@/app/invitations/[id]/actions";
import { sessionCookieFor } from "@/lib/auth/session-cookie";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import { invitationToken } from "@/lib/meetings/guests/invitation-token";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { contextOf, makePractice, makeUser, scheduleInput, testSecrets } from "@/lib/testing/people";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { pathOfToken } from "@/lib/web/pages/guest-page";
import { jar, sent } from "@/lib/web/testing/next-headers";
import { asWebProcess } from "@/lib/web/testing/web-process";

vi.mock("next/headers", () => import("@/lib/web/testing/next-headers"));
const renewed = vi.hoisted(() => vi.fn<(path: string) => void>());
vi.mock("next/cache", () => ({ revalidatePath: renewed }));

asWebProcess();

/** A meeting with Lena, who has an account and a notification of it, and with Bo, who has the link; then it moves. */
async function aMovedMeeting() {
  const practice = await makePractice();
  const ctx = contextOf(await makeUser({ practiceId: practice.id }));
  const lena = await makeUser({ practiceId: practice.id });
  const people = { inviteeUserIds: [lena.id], inviteeEmails: ["bo@x.example"] };
  const meeting = await scheduleMeeting(ctx, scheduleInput(people));
  const idOf = (email: string) => meeting.invitations.find((one) => one.email === email)?.id ?? "";
  const notification = await testDb().notification.findFirst({ where: { userId: lena.id, meetingId: meeting.id } });
  await updateMeeting(ctx, meeting.id, updateMeetingInput.parse({ startsAt: "2027-03-11T16:00:00+01:00" }));
  jar.clear();
  sent.set("origin", "https://meet.example");
  await pathOfToken(invitationToken(testSecrets, { id: idOf("bo@x.example"), tokenVersion: 0 }));
  const session = await sessionCookieFor(testDb(), lena.id);
  return {
    asGuest: (form: FormData) => answerAsGuest(idOf("bo@x.example"), undefined, form),
    inApp: (form: FormData) => {
      jar.set(session.name, session.value);
      return answerInApp(meeting.id, undefined, form);
    },
    fromNotification: (form: FormData) => {
      jar.set(session.name, session.value);
      form.set("notificationId", notification?.id ?? "");
      form.delete("response");
      form.delete("note");
      return acceptAction(undefined, form);
    },
    shown: { startsAt: rfc3339Of(meeting.startsAt), endsAt: rfc3339Of(meeting.endsAt) },
    now: { startsAt: "2027-03-11T15:00:00Z", endsAt: "2027-03-11T16:00:00Z" },
    accepted: () => testDb().invitation.count({ where: { meetingId: meeting.id, response: "accepted" } }),
  };
}

function formOf(time: { startsAt: string; endsAt: string }): FormData {
  const form = new FormData();
  const values = { response: "accepted", note: "Gladly.", ...time };
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

test.each(["asGuest", "inApp", "fromNotification"] as const)(
  "%s: a page from before the move comes back renewed with what was typed, and one of today counts",
  async (way) => {
    const { [way]: answer, shown, now, accepted } = await aMovedMeeting();
    renewed.mockClear();
    const state = await answer(formOf(shown));
    expect(state?.errors).toEqual({ startsAt: ["The time has changed. Please answer again."] });
    if (way !== "fromNotification") expect(state?.values).toMatchObject({ note: ["Gladly."] });
    expect(renewed).toHaveBeenCalled();
    expect(await accepted()).toBe(0);
    await expect(answer(formOf(now))).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
    expect(await accepted()).toBe(1);
  },
);
