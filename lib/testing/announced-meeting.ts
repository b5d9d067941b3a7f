import type { Mail } from "@/lib/adapters/mail/mailer";
import { announce } from "@/lib/effects/announce";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { updateMeeting } from "@/lib/meetings/change/update-meeting";
import { type UpdateMeetingBody, updateMeetingInput } from "@/lib/meetings/change/update-meeting-input";
import type { MeetingRow } from "@/lib/meetings/meeting-row";
import { testDb } from "@/lib/testing/database";
import { effectsWith, type FakeMailer, fakeMailer, type TestEffects } from "@/lib/testing/effects";
import { aStoredMeeting } from "@/lib/testing/meetings";
import { contextOf } from "@/lib/testing/people";

export type AnnouncedMeeting = {
  readonly meeting: MeetingRow;
  readonly mailer: FakeMailer;
  readonly effects: TestEffects;
  change(body: UpdateMeetingBody): Promise<unknown>;
  announce(): Promise<unknown>;
  /** Sends what has been queued, without announcing. */
  send(): Promise<void>;
  /** Brings the invitees up to date: announces, and sends what is queued. Gives the mails that the provider was handed. */
  tell(): Promise<(Mail & { ics: string })[]>;
};

/** Dr. Ada's meeting with the guests Bo, Cy and Di, who have not been mailed yet. */
export async function aMeetingToTell(): Promise<AnnouncedMeeting> {
  const { ada, meeting } = await aStoredMeeting({ inviteeEmails: ["bo@x.example", "cy@x.example", "di@x.example"] });
  const mailer = fakeMailer();
  const effects = effectsWith(mailer);
  const announceIt = () => announce(effects, { meetingId: meeting.id });

  const send = async () => {
    const where = { meetingId: meeting.id, channel: "email", state: "queued" } as const;
    const queued = await testDb().delivery.findMany({ where, orderBy: { id: "asc" } });
    for (const { id } of queued) await sendMail(effects, { deliveryId: id });
  };
  return {
    meeting,
    mailer,
    effects,
    change: (body) => updateMeeting(contextOf(ada), meeting.id, updateMeetingInput.parse(body)),
    announce: announceIt,
    send,
    async tell() {
      const before = mailer.attempts.length;
      await announceIt();
      await send();
      return mailer.attempts.slice(before).map(({ mail }) => ({ ...mail, ics: mail.calendar?.content ?? "" }));
    },
  };
}

export const nextDay = { startsAt: "2027-03-11T16:00:00+01:00" };
