import { groupByMeeting } from "@/components/notifications/group-by-meeting";
import { NotificationActions } from "@/components/notifications/notification-actions";
import type { NotificationActs } from "@/components/notifications/notification-acts";
import { NotificationLine, type NotificationReader } from "@/components/notifications/notification-line";
import { OpenNotification } from "@/components/notifications/open-notification";
import { Words } from "@/components/ui/words";
import type { NotificationView } from "@/lib/notifications/view";

type Props = { notifications: readonly NotificationView[]; reader: NotificationReader } & NotificationActs;

/** Each line opens its meeting; under the newest line of a meeting stands what can be done about it at once. */
export function NotificationList({ notifications, reader, open, accept }: Props) {
  const newest = new Set(groupByMeeting(notifications).map(([first]) => first?.id));
  return (
    <ul className="divide-y divide-line border-line border-y">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <OpenNotification action={open} notificationId={notification.id}>
            <NotificationLine notification={notification} reader={reader} />
          </OpenNotification>
          {newest.has(notification.id) ? (
            <Words of={["common.join", "common.accept", "common.accepting", "notifications.about"]}>
              <NotificationActions notification={notification} reader={reader} accept={accept} />
            </Words>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
