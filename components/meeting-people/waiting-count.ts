import type { InviteeView } from "@/lib/meetings/view";

/** How many messages to these people have not been dealt with yet. Pure. */
export function waitingCount(invitees: readonly InviteeView[]): number {
  return invitees.flatMap(({ deliveries = [] }) => deliveries).filter(({ state }) => state === "queued").length;
}
