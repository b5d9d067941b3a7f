export const meetingStatuses = ["scheduled", "in_progress", "ended", "cancelled"] as const;

export type MeetingStatus = (typeof meetingStatuses)[number];

type Timed = { status: "scheduled" | "cancelled"; startsAt: number; endsAt: number };

/** What is stored, brought up to the clock: `in_progress` and `ended` are never stored. Instants in epoch milliseconds. */
export function statusOf(meeting: Timed, now: number): MeetingStatus {
  if (meeting.status === "cancelled") return "cancelled";
  if (now >= meeting.endsAt) return "ended";
  return now >= meeting.startsAt ? "in_progress" : "scheduled";
}

/** Cancelled or ended: nothing can be asked or answered any more. Takes what `statusOf` gives. Pure. */
export function isOver(status: MeetingStatus): status is "cancelled" | "ended" {
  return status === "cancelled" || status === "ended";
}
