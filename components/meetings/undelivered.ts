import { FAILURES, POINTLESS } from "@/lib/deliveries/undelivered";
import type { InviteeView } from "@/lib/meetings/view";

/** Whether an invitee did not get the newest of their emails. Pure. */
export function isUndelivered({ deliveries = [] }: Pick<InviteeView, "deliveries">): boolean {
  const newest = newestMailOf(deliveries);
  if (!newest) return false;
  return FAILURES.includes(newest.state) && !POINTLESS.includes(newest.reason ?? "");
}

/** How many invitees did not get the newest of their emails. Pure. */
export function undeliveredCount(invitees: readonly InviteeView[]): number {
  return invitees.filter(isUndelivered).length;
}

/** What can be said of all emails at once: a calm word only where it is true of everybody's newest. Pure. */
export function deliverySummary(invitees: readonly InviteeView[]): "undelivered" | "delivered" | "sent" | "none" {
  if (invitees.some(isUndelivered)) return "undelivered";
  const states = invitees.flatMap(({ deliveries = [] }) => newestMailOf(deliveries)?.state ?? []);
  if (states.length === 0 || states.length < invitees.length) return "none";
  if (states.every((state) => state === "delivered")) return "delivered";
  return states.every((state) => state === "delivered" || state === "sent") ? "sent" : "none";
}

/** Those who were not reached first, the others as they were. Pure. */
export function undeliveredFirst(invitees: readonly InviteeView[]): InviteeView[] {
  return invitees.toSorted((a, b) => Number(isUndelivered(b)) - Number(isUndelivered(a)));
}

function newestMailOf(deliveries: NonNullable<InviteeView["deliveries"]>) {
  return deliveries.findLast(({ channel }) => channel === "email");
}

/** How many messages to these people have not been dealt with yet. Pure. */
export function waitingCount(invitees: readonly InviteeView[]): number {
  return invitees.flatMap(({ deliveries = [] }) => deliveries).filter(({ state }) => state === "queued").length;
}
