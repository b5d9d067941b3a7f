import { wordingColumn } from "@/lib/columns/wording-column";
import { checkFields } from "@/lib/wording/check-wording";
import type { MailLocale } from "@/lib/wording/mail-locale";
import type { Wording } from "@/lib/wording/shipped-wording";
import { editedSayer, type Say, sayer, WordingError } from "@/lib/wording/translator";
import type { WordingRules } from "@/lib/wording/wording-rules";
import de from "@/messages/de.json" with { type: "json" };
import en from "@/messages/en.json" with { type: "json" };
import es from "@/messages/es.json" with { type: "json" };
import fr from "@/messages/fr.json" with { type: "json" };

/** Every notification in the app. */
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
  "account_closed",
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
  /** The language of whoever reads it; English where nobody in particular does. */
  readonly locale?: MailLocale;
};

/** The English wording that the product comes with, the one that administrators can edit. */
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
  account_closed: { required: ["person"], optional: ["others"] },
};

/**
 * The sentence of one notification in its reader's language. In English an administrator's wording goes first, where there is
 * one that is fit to use and can be said (docs/design/product.md#59).
 */
export function noticeSentence(
  key: NoticeKey,
  wording: unknown,
  { noted = false, locale = "en", ...facts }: NoticeFacts,
): string {
  const own = locale === "en" ? wordingColumn.safeParse(wording).data : undefined;
  const fits = own && checkFields(noticeRules(key), own).length === 0;
  const sentence = (fits && sayEdited(own, facts)) || shippedSayers[locale](key, facts);
  return noted ? notedSayers[locale]("noted", { sentence }) : sentence;
}

const notices = { en: en.notifications, de: de.notifications, es: es.notifications, fr: fr.notifications };
const shippedSayers = sayersOf((locale) => notices[locale].sentence);
const notedSayers = sayersOf((locale) => ({ noted: notices[locale].noted }));

function sayersOf(messages: (locale: MailLocale) => Readonly<Record<string, string>>): Record<MailLocale, Say<string>> {
  const each = (locale: MailLocale) => sayer(locale, messages(locale));
  return { en: each("en"), de: each("de"), es: each("es"), fr: each("fr") };
}

/** Undefined where the fields are right and a message can still not be said, such as a name that is to be written as a date. */
function sayEdited(own: Wording, facts: Omit<NoticeFacts, "noted" | "locale">): string | undefined {
  try {
    return editedSayer("en", own)("sentence", facts);
  } catch (error) {
    if (error instanceof WordingError) return undefined;
    throw error;
  }
}
