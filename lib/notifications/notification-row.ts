import type { Response } from "@/lib/meetings/meeting-row";
import type { NoticeKey } from "@/lib/wording/notice-words";

/** One notification for its reader. Neutral: it says who and when, never what the meeting is about. Instants are epoch milliseconds. */
export type NotificationRow = {
  readonly id: string;
  readonly kind: NoticeKey;
  readonly meetingId: string;
  readonly hostName: string;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly createdAt: number;
  readonly readAt: number | null;
  /** The revision of the meeting that it tells of. */
  readonly revision: number;
  /** What changed, as the API writes it. */
  readonly changes: readonly unknown[];
  /** Of the meeting as it is now. */
  readonly endsAt: number;
  readonly status: "scheduled" | "cancelled";
  readonly slug: string;
  readonly instant: boolean;
  /** The meeting is still to come or going on, and the reader has not said whether they come. */
  readonly awaitsAnswer: boolean;
  /** Only with `meeting_response`: who answered, as the host may see them, and what; `proposed` is another time. */
  readonly answeredBy: string | null;
  /** Only with `delivery_failed` and `account_closed`: whom the newest of its `changes` concerns, as the host may see them. */
  readonly unreached: string | null;
  readonly answer: Exclude<Response, "needs_action"> | "proposed" | null;
  /** The language of the reader's profile. */
  readonly locale: string;
  /** An administrator's, as it is stored; null for the shipped one. Only the English one can be edited. */
  readonly wording: unknown;
};
