import type { TemplateKey } from "@/lib/wording/template-keys";

/** What one field of a wording may and must say. */
export type FieldRule = { required: readonly string[]; optional: readonly string[] };

export type WordingRules = Readonly<Record<string, FieldRule>>;

/**
 * The fields of each template's wording with their ICU variables. Subject and preheader know the time and nothing else:
 * what is not offered cannot leak (docs/design/security.md#3). Title and description are variables nowhere.
 */
export function wordingRules(key: TemplateKey): WordingRules {
  return rules[key];
}

const none: FieldRule = { required: [], optional: [] };
const time: FieldRule = { required: ["shortWhen"], optional: [] };
const timeIfLiked: FieldRule = { required: [], optional: ["shortWhen"] };
const people = ["hostName", "hasName", "recipientName", "hasAccount", "when", "shortWhen"];
const withHost: FieldRule = { required: ["hostName"], optional: people };
const free: FieldRule = { required: [], optional: people };
const answer: FieldRule = { required: ["guestName", "answer"], optional: people };
const minutes: FieldRule = { required: ["minutes"], optional: [] };

const meeting = { subject: time, preheader: timeIfLiked, heading: withHost, body: free } satisfies WordingRules;
const account = { subject: none, preheader: none, heading: none, body: minutes, button: none } satisfies WordingRules;

/** Whoever is invited to have an account reads by whom; it is what the decided subject says (docs/design/product.md#46). */
const byHost: FieldRule = { required: ["hostName"], optional: [] };
const accountInvitation = {
  ...account,
  subject: byHost,
  heading: byHost,
  body: { required: ["days"], optional: ["hostName"] },
} satisfies WordingRules;

const rules: Record<TemplateKey, WordingRules> = {
  scheduled_meeting_invitation: { ...meeting, button: none },
  instant_meeting_invitation: { ...meeting, button: none },
  meeting_updated: { ...meeting, button: none },
  meeting_cancelled: {
    ...meeting,
    removedSubject: time,
    removedPreheader: timeIfLiked,
    removedHeading: free,
    removedBody: free,
  },
  meeting_reminder: { ...meeting, button: none },
  new_message: { ...meeting, button: none },
  time_kept: { ...meeting, button: none },
  meeting_response: { ...meeting, heading: answer, button: none },
  booking_confirmed: { ...meeting, button: none },
  booking_received: { ...meeting, heading: free, button: none },
  sign_in: { ...account, codeLabel: none },
  confirm_address: { ...account, codeLabel: none },
  account_notice: { ...account, body: { required: ["event", "when"], optional: ["device"] } },
  member_invitation: accountInvitation,
  client_invitation: accountInvitation,
};
