import { z } from "zod";
import { contentColumn } from "@/lib/columns/content-column";
import { templateRows } from "@/lib/columns/wording-column";
import { DeliveryState, Disclosure, InviteeResponse, MeetingState } from "@/lib/db/generated/enums";
import { bool, bytes, enumOf, float, int, jsonColumn, orNull, type RowOf, text, uuid } from "@/lib/db/shape";

const mailedMeeting = z.object({
  id: z.string(),
  status: z.enum(MeetingState),
  uid: z.string(),
  slug: z.string(),
  disclosure: z.enum(Disclosure),
  cancelReason: z.string().nullable(),
  startsAt: z.number(),
  endsAt: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
  hostLocale: z.string(),
  hostTimeZone: z.string(),
});

const content = jsonColumn("meeting_contents.content", contentColumn);

/** The columns of the statement that loads an email to send (lib/effects/mail/load-mail-to-send.ts). */
export const mailToSend = {
  deliveryId: uuid,
  state: enumOf(DeliveryState),
  /** The delivery's template; an update that would be the first thing to reach someone is an invitation. */
  template: text,
  sequence: int,
  /** SEQUENCE of the counter proposal by email that a declined proposal came as; null where none did. */
  counterSequence: orNull(int),
  /** A later mail to the same invitee is queued, so this one must not arrive behind it. */
  superseded: bool,
  invitationId: uuid,
  hostId: uuid,
  tokenVersion: int,
  withdrawn: bool,
  /** The account that the host invited, or knows of, was closed. */
  accountClosed: bool,
  response: enumOf(InviteeResponse),
  /** The recipient. Name, locale and zone of their profile when they have an account; without one the last two are null. */
  email: text,
  name: orNull(text),
  userId: orNull(uuid),
  /** Their account asks to sign in always, so their emails carry no personal link. */
  alwaysSignIn: bool,
  locale: orNull(text),
  timeZone: orNull(text),
  /** For an email about messages: whether there are still some that they have not read. */
  unread: bool,
  /** Some mail reached them, or may have although its answer was lost. */
  mayHaveHeard: bool,
  /** What the last email that was accepted said; null before the first. */
  lastSaid: orNull(content),
  /**
   * What this email says: the meeting as it was when the delivery was queued, so that one SEQUENCE has one content. A
   * cancellation names what its recipient was last notified of: a time set since then is none of theirs.
   */
  content,
  /** What the host wrote with the changes that an update tells of, the oldest first. */
  message: orNull(text),
  /** The template in each locale that has a row. */
  templates: jsonColumn("templates", templateRows),
  /** When the latest other mail to this person about this meeting was rendered. */
  lastRenderedAt: orNull(float),
  /** Null before the mail is stored, and once it is purged. */
  sealed: orNull(bytes),
  mailId: orNull(uuid),
  firstAttemptAt: orNull(float),
  /** When the hour's emails from this host to this recipient allow another update; null while they do. */
  roomAt: orNull(float),
  /** As it stands now. */
  meeting: jsonColumn("the mail's meeting", mailedMeeting),
};

/** One email delivery with all that its email says and all that decides whether it may still go. Instants are epoch milliseconds. */
export type MailToSend = Readonly<RowOf<typeof mailToSend>> & {
  /** Whether the recipient unsubscribed from this host's reminders. */
  readonly optedOut: boolean;
  /** Whether no email reaches their address, so that it waits for the host's word. */
  readonly suppressed: boolean;
  /** Whether they want no emails about messages from this host. */
  readonly noMessages: boolean;
};
