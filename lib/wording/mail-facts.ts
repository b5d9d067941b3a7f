import type { Location } from "@/lib/columns/location-column";
import type { MailLocale } from "@/lib/wording/mail-locale";

/** Where a meeting takes place. */
export type PlaceFacts = Location;

/**
 * One changed field. `startsAt` and `endsAt` carry epoch milliseconds or RFC 3339, `timeZone` a zone's name, `location`
 * a `PlaceFacts`, `host` a display name, `title` and `description` text; null where there was or is none. Fields that
 * are nobody's business (`invitees`) or said otherwise (`status`) may be in the list and are not shown.
 */
export type ChangeFacts = { field: string; from: unknown; to: unknown };

/** What a mail about a meeting may know, for one recipient. Texts come as stored; cleaning them is our work. */
export type MeetingFacts = {
  hostName: string;
  recipientName: string | null;
  /** Whether the recipient signs in to see the meeting; a guest's link needs no account. */
  hasAccount: boolean;
  /** Whether somebody reads what the recipient answers to the email. */
  repliesReachHost?: boolean;
  /** Epoch milliseconds, as is `endsAt`. */
  startsAt: number;
  endsAt: number;
  /** The recipient's zone: every time is said in it first. */
  timeZone: string;
  hostTimeZone: string;
  locale: MailLocale;
  place: PlaceFacts;
  /** `neutral` keeps title and description out of the mail altogether (docs/design/product.md#L). */
  disclosure: "neutral" | "full";
  title: string;
  description: string | null;
  /** The recipient's own page for this meeting: the invitation page of a guest, the meeting's page of a user. */
  url: string;
  /** The stable meeting link `/m/…`, where joining has a link of its own. */
  joinUrl?: string | null;
  /** Where the messages are read, and where emails about them are declined. */
  messages?: { url: string; declineUrl: string };
  changes?: readonly ChangeFacts[];
  /** The recipient alone is no longer invited; the meeting itself may still take place. */
  removed?: boolean;
  /** What the host wrote to those concerned when changing the meeting or calling it off. */
  message?: string | null;
  /** The answer that `meeting_response` tells the host of. */
  response?: { name: string; answer: "accepted" | "tentative" | "declined"; note: string | null };
};

/** What an account's owner is notified of: who gets in changed, and perhaps not by them. */
export const accountEvents = [
  "signed_in",
  "api_key_created",
  "calendar_connected",
  "sessions_ended",
  "second_factor_added",
  "second_factor_removed",
  "second_factor_refused",
  "authenticator_removed",
  "passkey_added",
  "passkey_removed",
  "passkey_copied",
  "recovery_code_used",
  "recovery_codes_renewed",
  "account_closed",
] as const;

/** What an email about an account may know: one that proves an address, or one that says what changed who gets in. */
export type AccountFacts = {
  locale: MailLocale;
  url: string;
  /** Six digits to type instead of opening the link. */
  code: string | null;
  validMinutes: number;
  /** What happened, when in the owner's words, and in which browser, from a closed list of names. */
  event?: { kind: (typeof accountEvents)[number]; when: string; device: string | null };
  /** Who invites the reader to have an account, and for how many days the link is good. */
  invitation?: { hostName: string; days: number };
};
