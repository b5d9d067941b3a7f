import { newId } from "@/lib/ids";
import { mailPriority } from "@/lib/meetings/announce/fair-order";
import type { Change } from "@/lib/meetings/content";
import { dueAt, kindsIn, type ReminderPlan } from "@/lib/meetings/reminder-plan";
import type { Job } from "@/lib/outbox/jobs";

/** Who asked for the meeting. A booking sends its own mails, so its meetings send no invitation mail. */
export type Origin = "host" | "booking";

export type InvitationTemplate = "scheduled_meeting_invitation" | "instant_meeting_invitation";

type MeetingToAnnounce = {
  readonly kind: "scheduled" | "instant";
  readonly skipInvitationEmails: boolean;
  readonly invitations: readonly { readonly id: string; readonly userId: string | null }[];
};

/** What one invitee is told when a meeting is scheduled, before it has an id. */
export type ScheduledMessage =
  | { readonly invitationId: string; readonly channel: "email"; readonly template: InvitationTemplate }
  | {
      readonly invitationId: string;
      readonly channel: "in_app";
      readonly template: "meeting_scheduled";
      readonly userId: string;
    };

/**
 * Who is told of a new meeting, and how (docs/design/product.md#16, #17, #22): everyone by mail, people with an account
 * in the app too.
 */
export function messagesWhenScheduled(meeting: MeetingToAnnounce): ScheduledMessage[] {
  const template = meeting.kind === "instant" ? "instant_meeting_invitation" : "scheduled_meeting_invitation";
  return meeting.invitations.flatMap(({ id: invitationId, userId }): ScheduledMessage[] => [
    ...(meeting.skipInvitationEmails ? [] : [{ invitationId, channel: "email" as const, template } as const]),
    ...(userId === null
      ? []
      : [{ invitationId, channel: "in_app" as const, template: "meeting_scheduled" as const, userId }]),
  ]);
}

type Queued = { readonly id: string; readonly channel: "email" | "in_app" };

/**
 * What follows when deliveries have been stored: one job per mail. In-app notifications are rows of the same transaction and
 * need none. @param before the turn before that of the first mail (lib/meetings/announce/fair-order.ts)
 */
export function mailJobsFor(deliveries: readonly Queued[], before: number): Job[] {
  return deliveries
    .filter(({ channel }) => channel === "email")
    .map(({ id }, index) => ({
      name: "send-mail",
      key: id,
      payload: { deliveryId: id },
      turn: mailPriority(before, index),
    }));
}

/**
 * The job that follows a change: one announcement once the time for undoing is over. Each change queues its own; late
 * ones find nothing to say.
 */
export function whenChanged(meetingId: string, changes: readonly Change[], announceAt: number): Job[] {
  if (changes.length === 0) return [];
  return [{ name: "announce", key: newId(), payload: { meetingId }, startAfter: new Date(announceAt) }];
}

type MeetingToRemindOf = {
  readonly id: string;
  readonly status: "scheduled" | "cancelled";
  readonly startsAt: number;
  readonly reminders: ReminderPlan;
};

/**
 * One job for each reminder of a meeting that is still to come, whatever the number of invitees. Whom to remind, and whether
 * at all, is asked when it is due: a moved meeting queues its own, and the old ones find that it moved.
 */
export function whenToRemind({ id, status, startsAt, reminders }: MeetingToRemindOf, now: number): Job[] {
  if (status === "cancelled") return [];
  return kindsIn(reminders).flatMap((kind): Job[] => {
    const due = dueAt(kind, startsAt);
    if (due <= now) return [];
    return [{ name: "remind", key: newId(), payload: { meetingId: id, kind, startsAt }, startAfter: new Date(due) }];
  });
}
