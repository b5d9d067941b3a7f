/** States of a delivery that did not reach its recipient, unless it is skipped for a reason that nobody misses. */
export const FAILURES = ["bounced", "complained", "failed", "skipped"];

/** Reasons of skipped deliveries that nobody misses: what was to be announced had lost its point. */
export const POINTLESS = [
  "meeting_cancelled",
  "meeting_ended",
  "invitation_withdrawn",
  "superseded",
  "nothing_new",
  "never_told",
];
