import { sendMail } from "@/lib/effects/mail/send-mail";
import { remind } from "@/lib/effects/remind";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { dueAt, type ReminderKind } from "@/lib/meetings/reminder-plan";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import type { ScheduleMeetingBody } from "@/lib/meetings/schedule/schedule-meeting-input";
import type { Outcome } from "@/lib/outbox/jobs";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { contextOf, makePractice, makeUser, scheduleInput } from "@/lib/testing/people";

/** A meeting on 10 March 2027, 15:00Z, whose invitations have gone out: to the guest Bo and the colleague Lena. */
export async function aMeetingToRemindOf(wishes: Partial<ScheduleMeetingBody> = {}) {
  const practice = await makePractice();
  const ada = await makeUser({ name: "Dr. Ada", practiceId: practice.id });
  const lena = await makeUser({ name: "Lena", practiceId: practice.id, locale: "de" });
  const invited = { inviteeEmails: ["bo@x.example"], inviteeUserIds: [lena.id] };
  const meeting = await scheduleMeeting(contextOf(ada), scheduleInput({ ...invited, ...wishes }));
  const mailer = fakeMailer();
  const clock = { now: Date.now() };
  const effects = effectsWith(mailer, { now: () => clock.now });
  const send = () => sendQueued(effects, meeting.id);
  await send();
  mailer.attempts.length = 0;

  return {
    ada,
    lena,
    meeting,
    clock,
    effects,
    send,
    /** The addresses of the mails that the provider was handed since the invitations. */
    mailed: () => mailer.attempts.map(({ mail }) => mail.to).toSorted(),
    mails: () => mailer.attempts.map(({ mail }) => mail),
    /** Carries out a planned reminder at its time, or so much later. */
    async due(kind: ReminderKind, { startsAt = meeting.startsAt, late = 0 } = {}): Promise<Outcome> {
      clock.now = dueAt(kind, startsAt) + late;
      return remind(effects, { meetingId: meeting.id, kind, startsAt });
    },
  };
}

export type AnnouncedTo = Awaited<ReturnType<typeof aMeetingToRemindOf>>;

/** The host changes the meeting; people hear of it after `delaySeconds`. */
export function changeToRemindOf({ ada, meeting }: AnnouncedTo, body: object, delaySeconds = 0) {
  const ctx = contextOf(ada, { announceDelaySeconds: delaySeconds });
  return updateMeeting(ctx, meeting.id, updateMeetingInput.parse(body));
}

export function reminderDeliveries(meetingId: string) {
  return testDb().delivery.findMany({ where: { meetingId, template: "meeting_reminder" }, orderBy: { id: "asc" } });
}

export function invitationOf(meeting: MeetingRow, email: string): string {
  return meeting.invitations.find((one) => one.email === email)?.id ?? "";
}

async function sendQueued(effects: ReturnType<typeof effectsWith>, meetingId: string): Promise<void> {
  const where = { meetingId, channel: "email", state: "queued" } as const;
  for (const { id } of await testDb().delivery.findMany({ where, orderBy: { id: "asc" } })) {
    await sendMail(effects, { deliveryId: id });
  }
}
