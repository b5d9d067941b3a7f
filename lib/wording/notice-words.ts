import { wordingColumn } from "@/lib/columns/wording-column";
import { checkFields } from "@/lib/wording/check-wording";
import type { Wording } from "@/lib/wording/shipped-wording";
import { editedSayer, type Say, sayer, WordingError } from "@/lib/wording/translator";
import type { WordingRules } from "@/lib/wording/wording-rules";
import en from "@/messages/en.json" with { type: "json" };

/** Every notification in the app; the pages that show them speak English so far. */
export const noticeKeys = [
  "meeting_scheduled",
  "meeting_updated",
  "meeting_cancelled",
  "meeting_response",
  "delivery_failed",
  "meeting_reminder",
  "new_message",
  "time_kept",
  "calendar_disconnected",
  "calendar_failed",
  "email_from_invitee",
] as const;

export type NoticeKey = (typeof noticeKeys)[number];

/** What a notification's sentence may know: who, never what a meeting is about (docs/design/security.md#3). */
export type NoticeFacts = {
  readonly host: string;
  /** Who answered, or whom a mail did not reach. */
  readonly person: string;
  /** How many more a mail did not reach. */
  readonly others: number;
  readonly answer: "accepted" | "tentative" | "declined" | "proposed" | "other";
  /** The host's own calendar named the answer; the invitee may know nothing of it. */
  readonly noted?: boolean;
};

/** The wording that the product comes with. */
export function shippedNotice(key: NoticeKey): Wording {
  return { sentence: en.notifications.sentence[key] };
}

/** The one field of each, with its variables. */
export function noticeRules(key: NoticeKey): WordingRules {
  return { sentence: rules[key] ?? { required: [], optional: ["host"] } };
}

const rules: Partial<Record<NoticeKey, WordingRules[string]>> = {
  meeting_response: { required: ["person", "answer"], optional: [] },
  delivery_failed: { required: ["person"], optional: ["others"] },
  calendar_disconnected: { required: [], optional: [] },
  calendar_failed: { required: [], optional: [] },
  email_from_invitee: { required: ["person"], optional: [] },
};

/** The sentence of one notification, in an administrator's wording where there is one that is fit to use and can be said. */
export function noticeSentence(key: NoticeKey, wording: unknown, { noted = false, ...facts }: NoticeFacts): string {
  const own = wordingColumn.safeParse(wording).data;
  const fits = own && checkFields(noticeRules(key), own).length === 0;
  const sentence = (fits && sayEdited(own, facts)) || sayShipped(key, facts);
  return noted ? sayNoted("noted", { sentence }) : sentence;
}

const sayNoted: Say<string> = sayer("en", { noted: en.notifications.noted });
const sayShipped: Say<string> = sayer("en", en.notifications.sentence);

/** Undefined where the fields are right and a message can still not be said, such as a name that is to be written as a date. */
function sayEdited(own: Wording, facts: Omit<NoticeFacts, "noted">): string | undefined {
  try {
    return editedSayer("en", own)("sentence", facts);
  } catch (error) {
    if (error instanceof WordingError) return undefined;
    throw error;
  }
}
