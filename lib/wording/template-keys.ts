/** Every mail the product sends; the same keys as in the templates' table. */
export const templateKeys = [
  "scheduled_meeting_invitation",
  "instant_meeting_invitation",
  "meeting_updated",
  "meeting_cancelled",
  "meeting_reminder",
  "time_kept",
  "new_message",
  "meeting_response",
  "booking_confirmed",
  "booking_received",
  "sign_in",
  "confirm_address",
  "account_notice",
] as const;

export type TemplateKey = (typeof templateKeys)[number];

/** Mails about an account: no meeting is known. */
export type AccountKey = Extract<TemplateKey, "sign_in" | "confirm_address" | "account_notice">;

/** Mails about one meeting, to one recipient. */
export type MeetingKey = Exclude<TemplateKey, AccountKey>;

export function isAccountKey(key: TemplateKey): key is AccountKey {
  return key === "sign_in" || key === "confirm_address" || key === "account_notice";
}
