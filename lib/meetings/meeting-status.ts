export type MeetingStatus = "scheduled" | "in_progress" | "ended" | "cancelled";

/** What is stored, brought up to the clock: `in_progress` and `ended` are never stored. Instants in epoch milliseconds. */
export function statusOf(
  meeting: { status: "scheduled" | "cancelled"; startsAt: number; endsAt: number },
  now: number,
): MeetingStatus {
  if (meeting.status === "cancelled") return "cancelled";
  if (now >= meeting.endsAt) return "ended";
  return now >= meeting.startsAt ? "in_progress" : "scheduled";
}
