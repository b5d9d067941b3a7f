import { z } from "zod";
import type { Context } from "@/lib/context";
import { wayOfLine } from "@/lib/history/way";
import { meetingStatuses, statusOf } from "@/lib/meetings/meeting-status";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { mailLocaleOf } from "@/lib/wording/mail-locale";
import { noticeKeys, noticeSentence } from "@/lib/wording/notice-words";

const instant = z.iso.datetime();

/** One notification as the API and live events show it to its reader. */
export const notificationViewSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(noticeKeys),
  /** What happened, in one sentence. */
  text: z.string(),
  meetingId: z.uuid(),
  host: z.strictObject({ name: z.string() }),
  /** Times, zone, status and address of the meeting as it is now, whatever the notification tells of. */
  startsAt: instant,
  endsAt: instant,
  timeZone: z.string(),
  status: z.enum(meetingStatuses),
  meetingUrl: z.url(),
  /** The meeting is still to come or going on, and the reader has not said whether they come. */
  awaitsAnswer: z.boolean(),
  /** The revision of the meeting that it tells of. */
  revision: z.int().min(1),
  changes: z.array(z.unknown()),
  answeredBy: z.string().nullable(),
  unreached: z.string().nullable(),
  answer: z.enum(["accepted", "declined", "tentative", "proposed"]).nullable(),
  createdAt: instant,
  readAt: instant.nullable(),
  /** How many seconds more a meeting that was started just now rings for its reader; null when it does not. */
  ringSeconds: z.int().min(1).max(60).nullable(),
});

export type NotificationView = Readonly<z.output<typeof notificationViewSchema>>;

const RING_SECONDS = 60;

type World = Pick<Context, "now" | "appUrl">;

export function notificationView(row: NotificationRow, { now, appUrl }: World): NotificationView {
  const { hostName, startsAt, endsAt, createdAt, readAt, slug, instant, wording, locale, ...same } = row;
  const { kind, answeredBy, unreached, changes, answer } = same;
  const rings = kind === "meeting_scheduled" && instant && row.awaitsAnswer;
  const left = RING_SECONDS - Math.max(0, Math.floor((now() - createdAt) / 1000));
  return {
    ...same,
    changes: [...changes],
    text: noticeSentence(kind, wording, {
      host: hostName,
      person: answeredBy ?? unreached ?? "",
      others: Math.max(0, changes.length - 1),
      answer: answer ?? "other",
      locale: mailLocaleOf(locale),
      noted: wayOfLine({ actorKind: "guest", changes }) === "host_calendar",
    }),
    host: { name: hostName },
    startsAt: rfc3339Of(startsAt),
    endsAt: rfc3339Of(endsAt),
    status: statusOf(row, now()),
    meetingUrl: `${appUrl}/m/${slug}`,
    createdAt: rfc3339Of(createdAt),
    readAt: readAt === null ? null : rfc3339Of(readAt),
    ringSeconds: rings && left > 0 ? left : null,
  };
}
