import { NotificationLine, type NotificationReader } from "@/components/notifications/notification-line";
import { OpenNotification } from "@/components/notifications/open-notification";
import type { NotificationView } from "@/lib/notifications/view";
import type { FormAction } from "@/lib/web/form-state";

type Props = { notifications: readonly NotificationView[]; reader: NotificationReader; open: FormAction };

/** Each line opens its meeting. */
export function NotificationList({ notifications, reader, open }: Props) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <OpenNotification action={open} notificationId={notification.id}>
            <NotificationLine notification={notification} reader={reader} />
          </OpenNotification>
        </li>
      ))}
    </ul>
  );
}
