import { z } from "zod";
import {
  changesFor,
  type MeetingToAnnounce,
  messagesDue,
  type PlannedMessage,
  type Recipient,
} from "@/lib/meetings/announce/messages-due";
import type { Change } from "@/lib/meetings/content";
import type { Invitee } from "@/lib/meetings/invitees/reconcile-invitees";

/** One message to one invitee that is to be queued. */
export type Announcement = PlannedMessage & {
  readonly invitationId: string;
  readonly userId: string | null;
  /** Whether this message says that the invitee is out, or the meeting off. */
  readonly callsOff: boolean;
  /** From what they knew to what is; empty but for an update. */
  readonly changes: readonly Change[];
};

/** One message that a change would send. */
export const noticePreviewSchema = z.strictObject({
  /** Null for someone who would be invited by the change. */
  inviteeId: z.uuid().nullable(),
  email: z.string(),
  channel: z.enum(["email", "in_app"]),
  template: z.string(),
});

export type NoticePreview = Readonly<z.output<typeof noticePreviewSchema>>;

/** Everything that has to be said so that all invitees know the meeting as it is. Pure. */
export function planAnnouncements(
  meeting: MeetingToAnnounce,
  invitees: readonly (Invitee & Recipient)[],
  now: number,
): Announcement[] {
  return invitees.flatMap((invitee) =>
    messagesDue(meeting, invitee, now).map((message) => ({
      ...message,
      invitationId: invitee.id,
      userId: invitee.userId,
      callsOff: message.template === "meeting_cancelled",
      changes: message.template === "meeting_updated" ? changesFor(meeting, invitee) : [],
    })),
  );
}
