import type { NotificationView } from "@/lib/notifications/view";

/** Notifications of one meeting together, the meeting with the newest first. */
export function groupByMeeting(notifications: readonly NotificationView[]): NotificationView[][] {
  return [...Map.groupBy(notifications, ({ meetingId }) => meetingId).values()];
}
