import { z } from "zod";
import { notificationViewSchema } from "@/lib/notifications/view";
import { described } from "@/lib/web/openapi/described";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.notification;

/** A notification as the API and live events show it, said for programs. */
export const notificationSchema = described(notificationViewSchema, words).meta({ id: "Notification" });

/** The answer of `GET /api/v1/notifications`. */
export const notificationPageSchema = z
  .strictObject({
    data: z.array(notificationSchema),
    page: z.strictObject({
      nextCursor: z.string().nullable().meta({ description: messages.docs.fields.answer.nextCursor }),
    }),
    unread: z.int().min(0).meta({ description: words.unreadCount }),
  })
  .meta({ id: "NotificationPage" });

/** The answer of `POST /api/v1/notifications/read`. */
export const notificationsReadSchema = z
  .strictObject({ read: z.int().min(0), unread: z.int().min(0).meta({ description: words.unreadCount }) })
  .meta({ id: "NotificationsRead" });
