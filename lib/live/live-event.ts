import type { NotificationView } from "@/lib/notifications/view";

/**
 * What an open page or a program hears live.
 *
 * **Nobody publishes an event.** Triggers of the database write one, in the same transaction, for each new row of
 * `notifications`, `messages` and `participants`, for each new meeting and for each change of a meeting's `revision`, and
 * wake every web process at the commit. Who wants something to be seen live stores the row or moves the revision.
 * `lib/live/read-events.ts` decides at the moment of delivery who may know of it, so whoever was removed hears nothing.
 */
export type LiveEvent = {
  /** What the browser sends back as `Last-Event-ID` after a lost connection. */
  readonly cursor: string;
} & (
  | { readonly kind: "notification"; readonly data: NotificationView }
  | { readonly kind: "meeting"; readonly data: MeetingEvent }
  | { readonly kind: "message"; readonly data: MessageEvent }
);

/** Something of the meeting has changed, or somebody has joined it: read it again. */
type MeetingEvent = { readonly id: string; readonly meetingId: string; readonly revision: number };

/** A new message. Its text is read with `GET /api/v1/meetings/:id/messages`, which asks again who may. */
type MessageEvent = { readonly id: string; readonly meetingId: string };
