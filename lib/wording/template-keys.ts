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
  "member_invitation",
  "client_invitation",
] as const;

export type TemplateKey = (typeof templateKeys)[number];

/** Mails about an account: no meeting is known. */
export type AccountKey = Extract<TemplateKey, "sign_in" | "confirm_address" | "account_notice" | InvitationKey>;

/** Mails that invite somebody to have an account. */
export type InvitationKey = Extract<TemplateKey, "member_invitation" | "client_invitation">;

/** Mails about one meeting, to one recipient. */
export type MeetingKey = Exclude<TemplateKey, AccountKey>;

export function isAccountKey(key: TemplateKey): key is AccountKey {
  return key === "sign_in" || key === "confirm_address" || key === "account_notice" || isInvitationKey(key);
}

export function isInvitationKey(key: TemplateKey): key is InvitationKey {
  return key === "member_invitation" || key === "client_invitation";
}

/** Whether an invitee is sent an email of this template; the others are the booking flow's and the host's. */
const forInvitees = {
  scheduled_meeting_invitation: true,
  instant_meeting_invitation: true,
  meeting_updated: true,
  meeting_cancelled: true,
  meeting_reminder: true,
  time_kept: true,
  new_message: true,
  meeting_response: false,
  booking_confirmed: false,
  booking_received: false,
} satisfies Record<MeetingKey, boolean>;

/** Whether a delivery's template is one of the emails that invitees are sent. */
export function isForInvitees(template: string): template is MeetingKey {
  return new Map<string, boolean>(Object.entries(forInvitees)).get(template) === true;
}
