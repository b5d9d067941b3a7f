import type { MailToSend } from "@/lib/effects/mail/mail-to-send";
import { changesBetween } from "@/lib/meetings/content";
import { statusOf } from "@/lib/meetings/meeting-status";
import { DAY } from "@/lib/time/durations";

export type SkipReason =
  | "account_closed"
  | "invitation_withdrawn"
  | "meeting_cancelled"
  | "meeting_ended"
  | "meeting_started"
  | "superseded"
  | "never_told"
  | "nothing_new"
  | "read"
  | "address_suppressed"
  | "declined"
  | "unsubscribed"
  | "email_client_missing"
  | "template_missing";

type Asked = Pick<
  MailToSend,
  | "template"
  | "accountClosed"
  | "withdrawn"
  | "superseded"
  | "mayHaveHeard"
  | "lastSaid"
  | "content"
  | "meeting"
  | "response"
  | "optedOut"
  | "noMessages"
  | "unread"
>;

/** Why a mail must not go out any more, asked again before every try; undefined while it may. Pure. */
export function reasonToSkip(letter: Asked, now: number): SkipReason | undefined {
  if (letter.accountClosed) return "account_closed";
  // Only a cancellation is still news of a meeting that is off or over, and only to those who knew of it
  // (docs/design/product.md#31).
  if (letter.template === "meeting_cancelled") return letter.mayHaveHeard ? undefined : "never_told";
  if (letter.withdrawn) return "invitation_withdrawn";
  const status = statusOf(letter.meeting, now);
  if (status === "cancelled") return "meeting_cancelled";
  if (letter.template === "new_message") return reasonNotToMention(letter, now);
  if (status === "ended" && !announcesEnd(letter, now)) return "meeting_ended";
  if (letter.superseded) return "superseded";
  if (letter.template === "meeting_reminder") return reasonNotToRemind(letter, now);
  return letter.template === "meeting_updated" && changesIn(letter).length === 0 ? "nothing_new" : undefined;
}

/** Whether a change has put the end into the past, and its recipient still counts on a later one. */
function announcesEnd({ template, lastSaid, content }: Asked, now: number): boolean {
  return template === "meeting_updated" && lastSaid !== null && lastSaid.endsAt > now && content.endsAt <= now;
}

/** Why an email that there are messages must not go: they are read by now, or its link would open nothing any more. */
function reasonNotToMention(letter: Asked, now: number): SkipReason | undefined {
  if (letter.noMessages) return "unsubscribed";
  if (letter.response === "declined") return "declined";
  if (letter.meeting.endsAt + DAY <= now) return "meeting_ended";
  return letter.unread ? undefined : "read";
}

/**
 * Why a reminder must not go: its time has passed or moved, or its recipient declined, unsubscribed or never heard of
 * the meeting.
 */
function reasonNotToRemind(letter: Asked, now: number): SkipReason | undefined {
  if (letter.optedOut) return "unsubscribed";
  if (letter.response === "declined") return "declined";
  if (letter.content.startsAt !== letter.meeting.startsAt) return "superseded";
  if (letter.meeting.startsAt <= now) return "meeting_started";
  return letter.mayHaveHeard ? undefined : "never_told";
}

/** From what the last email to the recipient said to what this one says. */
export function changesIn({ lastSaid, content }: Pick<MailToSend, "lastSaid" | "content">) {
  return lastSaid === null ? [] : changesBetween(lastSaid, content);
}
