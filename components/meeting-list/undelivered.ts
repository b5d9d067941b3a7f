import type { InviteeView } from "@/lib/meetings/view";

const FAILURES = ["bounced", "complained", "failed", "skipped"];
/** Reasons of skipped deliveries that nobody misses: what was to be announced had lost its point. */
const POINTLESS = [
  "meeting_cancelled",
  "meeting_ended",
  "invitation_withdrawn",
  "superseded",
  "nothing_new",
  "never_told",
];

/** How many invitees did not get the newest of their mails. Pure. */
export function undeliveredCount(invitees: readonly InviteeView[]): number {
  return invitees.filter(({ deliveries = [] }) => {
    const newest = deliveries.findLast(({ channel }) => channel === "email");
    return newest && FAILURES.includes(newest.state) && !POINTLESS.includes(newest.reason ?? "");
  }).length;
}
