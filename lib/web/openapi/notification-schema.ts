import { z } from "zod";
import { noticeKeys } from "@/lib/wording/notice-words";
import messages from "@/messages/en.json" with { type: "json" };

const words = messages.docs.fields.notification;
const instant = z.iso.datetime();

/** A notification as the API and live events show it: what `notificationView` makes, said for programs. A test holds the two together. */
export const notificationSchema = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(noticeKeys).meta({ description: words.kind }),
    text: z.string().meta({ description: words.text }),
    meetingId: z.uuid(),
    host: z.strictObject({ name: z.string() }),
    startsAt: instant,
    endsAt: instant,
    timeZone: z.string(),
    status: z.enum(["scheduled", "in_progress", "ended", "cancelled"]).meta({ description: words.status }),
    meetingUrl: z.url(),
    awaitsAnswer: z.boolean().meta({ description: words.awaitsAnswer }),
    revision: z.int().min(1).meta({ description: words.revision }),
    changes: z.array(z.unknown()).meta({ description: words.changes }),
    answeredBy: z.string().nullable().meta({ description: words.answeredBy }),
    unreached: z.string().nullable().meta({ description: words.unreached }),
    answer: z.enum(["accepted", "declined", "tentative", "proposed"]).nullable().meta({ description: words.answer }),
    createdAt: instant,
    readAt: instant.nullable().meta({ description: words.readAt }),
    ringSeconds: z.int().min(1).max(60).nullable().meta({ description: words.ringSeconds }),
  })
  .meta({ id: "Notification" });

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
