import type { Channel, DeliveryState } from "@/lib/db/generated/enums";
import { metrics } from "@/lib/metrics/metrics";
import { DAY, MINUTE } from "@/lib/time/durations";

/** What a delivery became. `reason` is a code of ours or of a provider. */
export type Moved = {
  readonly channel: Channel;
  readonly template: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
};

/** Counts that a delivery came to a state. */
export function countDelivery({ channel, template, state, reason }: Moved): void {
  metrics.deliveries.inc({ channel, template, state, reason: codeOf(reason ?? "none") });
}

type Accepted = Pick<Moved, "channel" | "template"> & {
  readonly queuedAt: number;
  readonly acceptedAt: number;
  readonly startsAt: number;
};

/**
 * Counts an email that its provider took, and times it: an invitation from its commit, a reminder from when it was due.
 * Instants are epoch milliseconds.
 */
export function countAccepted({ channel, template, queuedAt, acceptedAt, startsAt }: Accepted): void {
  countDelivery({ channel, template, state: "sent", reason: null });
  if (template.endsWith("_meeting_invitation")) metrics.firstEmail.observe((acceptedAt - queuedAt) / 1000);
  if (template === "meeting_reminder") metrics.reminderLateness.observe(lateness(startsAt, acceptedAt) / 1000);
}

/** How late a reminder is, in milliseconds: the last that was due by now is the one that is meant. Pure. */
export function lateness(startsAt: number, now: number): number {
  const due = [startsAt - 10 * MINUTE, startsAt - DAY].find((at) => at <= now) ?? now;
  return now - due;
}

/** A provider's code as a label: words in small letters alone, so that no name and no address becomes one. Pure. */
export function codeOf(reason: string): string {
  return /^[a-z]+(_[a-z0-9]+){0,4}$/.test(reason) && reason.length <= 40 ? reason : "other";
}
