import { type Change, type Content, changesBetween } from "@/lib/meetings/content";

/** One invitee, as deciding what to tell them needs to know them. */
export type Recipient = {
  readonly kind: "client" | "internal" | "external";
  readonly removed: boolean;
  /** What they were last notified of; null when nothing yet. */
  readonly notified: Content | null;
  /**
   * Whether they were taken out and invited again since then, by another link: the invitation that they hold is dead, though
   * they know of the meeting.
   */
  readonly invitedAnew: boolean;
  /** Whether the invitee has been notified that they are out: nothing is left to say. */
  readonly cancellationSent: boolean;
  readonly calendarConnected: boolean;
  /** When an internal invitee also gets the mail about an update (docs/design/product.md#26). */
  readonly updateMails: "always" | "without_calendar" | "never";
};

export type PlannedMessage = {
  readonly channel: "email" | "in_app";
  readonly template:
    | "scheduled_meeting_invitation"
    | "instant_meeting_invitation"
    | "meeting_scheduled"
    | "meeting_updated"
    | "meeting_cancelled";
};

export type MeetingToAnnounce = {
  readonly kind: "scheduled" | "instant";
  readonly content: Content;
  /** The host ended it ahead of its planned end, which those who were there know. */
  readonly endedByHost: boolean;
};

/**
 * What one invitee has to be told so that they know the present state, by which channel (docs/design/product.md#26 to
 * #31): an invitation, an update, a cancellation or nothing. Of a meeting that is over nobody is told anything. Pure.
 */
export function messagesDue(meeting: MeetingToAnnounce, recipient: Recipient, now: number): PlannedMessage[] {
  const { notified } = recipient;
  const known = recipient.invitedAnew ? null : notified;
  const over = meeting.content.endsAt <= now && (meeting.endedByHost || known === null || known.endsAt <= now);
  if (over || recipient.cancellationSent) return [];
  if (recipient.removed || meeting.content.status === "cancelled") {
    return notified === null ? [] : both(recipient, "meeting_cancelled", true);
  }
  if (known === null) return invitationTo(meeting, recipient);
  const changes = changesBetween(known, meeting.content);
  return changes.length === 0 ? [] : both(recipient, "meeting_updated", wantsUpdateMail(recipient));
}

/** The changes that an update to this invitee tells, from what they know to what is. */
export function changesFor(meeting: MeetingToAnnounce, recipient: Recipient): Change[] {
  return recipient.notified === null ? [] : changesBetween(recipient.notified, meeting.content);
}

function invitationTo({ kind }: MeetingToAnnounce, recipient: Recipient): PlannedMessage[] {
  const template = kind === "instant" ? "instant_meeting_invitation" : "scheduled_meeting_invitation";
  const mail: PlannedMessage = { channel: "email", template };
  return recipient.kind === "external" ? [mail] : [mail, { channel: "in_app", template: "meeting_scheduled" }];
}

function both(
  recipient: Recipient,
  template: "meeting_updated" | "meeting_cancelled",
  mailed: boolean,
): PlannedMessage[] {
  const external = recipient.kind === "external";
  return [
    ...(external || mailed ? [{ channel: "email" as const, template }] : []),
    ...(external ? [] : [{ channel: "in_app" as const, template }]),
  ];
}

function wantsUpdateMail({ updateMails, calendarConnected }: Recipient): boolean {
  return updateMails === "always" || (updateMails === "without_calendar" && !calendarConnected);
}
