import { afterAll, beforeAll } from "vitest";
import { startResendStandIn } from "@/e2e/servers/resend-stand-in";
import { resendInbox } from "@/lib/adapters/mail/resend-inbox";
import { recordMailEvent } from "@/lib/deliveries/record-mail-event";
import { sendMail } from "@/lib/effects/mail/send-mail";
import { receiveReply } from "@/lib/effects/receive-reply";
import { property } from "@/lib/ics/testing/read-wire";
import { newId } from "@/lib/ids";
import { scheduleMeeting } from "@/lib/meetings/schedule/schedule-meeting";
import { testDb } from "@/lib/testing/database";
import { effectsWith, fakeMailer } from "@/lib/testing/effects";
import { deliveryIdOf } from "@/lib/testing/meetings";
import { contextAs, contextOf, makeUser, scheduleInput } from "@/lib/testing/people";

const replyDomain = "reply.example";
/** For who receives answers at `rsvp+…@reply.example`. */
export const replySystem = { ...contextAs({ kind: "system" }), replyDomain };
export const replyNow = () => Date.parse("2027-03-01T12:00:00Z");

/** Dr. Ada's meeting with Bo, who has the mail, and what its ORGANIZER is. */
export async function anAnswerableInvitation(attendee = "bo@x.example") {
  const ada = await makeUser({ name: "Dr. Ada" });
  const ctx = contextOf(ada, { now: replyNow });
  const meeting = await scheduleMeeting(ctx, scheduleInput({ inviteeEmails: [attendee, "cy@x.example"] }));
  const mailer = fakeMailer();
  await sendMail(effectsWith(mailer, { now: replyNow, replyDomain }), { deliveryId: deliveryIdOf(meeting) });
  const file = mailer.attempts[0]?.mail.calendar?.content ?? "";
  const organizer = property(file, "ORGANIZER")?.value.replace("mailto:", "") ?? "";
  const answer = async () =>
    testDb().invitation.findFirstOrThrow({ where: { meetingId: meeting.id, email: attendee } });
  return { ctx, meeting, organizer, answer, uid: meeting.uid, attendee };
}

export type AnswerableInvitation = Awaited<ReturnType<typeof anAnswerableInvitation>>;

/** What the receiving server says of a sender that is who it says. */
export const passed =
  "amazonses.com; spf=pass smtp.mailfrom=bo@x.example; dkim=pass header.i=@x.example; dmarc=pass header.from=x.example;";

type Wishes = {
  from?: string;
  results?: string | null;
  fields?: string[];
  keepsRaw?: boolean;
  /** Another file beside the one in the text; the same one where it is left out. */
  attached?: string;
  /** When the provider took it. */
  arrivedAt?: string;
  /** The part with words, with its own fields, in place of a plain text that says “Bo accepted.” */
  words?: string[];
  subject?: string;
  /** The part with the calendar file, with its own fields, in place of the one in base64 and of the attachment. */
  part?: string[];
};
export type ReplyMail = [to: string, calendar: string, wishes?: Wishes];

type ReplyInbox = Awaited<ReturnType<typeof openInbox>>;

/** The inbox of one file's tests: it opens before the first of them and closes after the last. */
export function replyInbox(): ReplyInbox {
  // Safe: it is filled before the first test runs.
  const inbox = {} as ReplyInbox;
  beforeAll(async () => {
    Object.assign(inbox, await openInbox());
  });
  afterAll(() => inbox.close());
  return inbox;
}

/** Resend as it receives answers, and us as it tells of them. */
async function openInbox() {
  const resend = await startResendStandIn();
  const effects = effectsWith(fakeMailer(), {
    now: replyNow,
    replyDomain,
    inbox: resendInbox({ apiKey: resend.apiKey, baseUrl: resend.url, timeoutSeconds: 5 }),
    contextOf: (actor) => ({ ...contextAs(actor), now: replyNow }),
  });
  const arrives = (...[to, calendar, wishes = {}]: ReplyMail) =>
    resend.receive({ raw: rawMail(to, calendar, wishes), to: [to], keepsRaw: wishes.keepsRaw ?? true });
  /** Resend tells of the mail; what became of it. */
  const told = async (providerId: string, id = newId(), at = replyNow()): Promise<string> => {
    const about = { kind: "received", providerId } as const;
    await recordMailEvent(replySystem, { id, type: "email.received", at, about });
    await receiveReply(effects, { eventId: id });
    return (await testDb().providerEvent.findUniqueOrThrow({ where: { id } })).outcome;
  };
  const arrive = async (...mail: ReplyMail) => {
    const { arrivedAt } = mail[2] ?? {};
    return told(await arrives(...mail), newId(), arrivedAt === undefined ? undefined : Date.parse(arrivedAt));
  };
  return { effects, arrives, told, arrive, close: resend.close };
}

/** The mail as it lies at Resend: the receiving server's field on top. */
function rawMail(
  to: string,
  calendar: string,
  { from = "Bo <bo@x.example>", results = passed, fields = [], attached, words, subject = "Accepted", part }: Wishes,
) {
  return [
    ...(results === null ? [] : [`Authentication-Results: ${results}`]),
    ...fields,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    'Content-Type: multipart/alternative; boundary="c"',
    "",
    "--c",
    ...(words ?? ["Content-Type: text/plain; charset=utf-8", "", "Bo accepted."]),
    "--c",
    ...(part ?? calendarPart(calendar)),
    "--c--",
    ...(part ? [] : attachedPart(attached ?? calendar)),
    "--b--",
    "",
  ].join("\r\n");
}

const inBase64 = (file: string) => ["Content-Transfer-Encoding: base64", "", Buffer.from(file).toString("base64")];
const calendarPart = (file: string) => [
  'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
  ...inBase64(file),
];
const attachedPart = (file: string) => [
  "--b",
  'Content-Type: application/ics; name="invite.ics"',
  'Content-Disposition: attachment; filename="invite.ics"',
  ...inBase64(file),
];
