import type { Context } from "@/lib/context";
import { wayOfLine } from "@/lib/history/way";
import { type MeetingStatus, statusOf } from "@/lib/meetings/meeting-status";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { rfc3339Of } from "@/lib/time/rfc3339";
import { type NoticeKey, noticeSentence } from "@/lib/wording/notice-words";

/** One notification as the API and live events show it to its reader. */
export type NotificationView = {
  readonly id: string;
  readonly kind: NoticeKey;
  /** What happened, in one sentence. */
  readonly text: string;
  readonly meetingId: string;
  readonly host: { readonly name: string };
  /** Times, zone, status and address of the meeting as it is now, whatever the notification tells of. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly status: MeetingStatus;
  readonly meetingUrl: string;
  /** The meeting is still to come or going on, and the reader has not said whether they come. */
  readonly awaitsAnswer: boolean;
  /** The revision of the meeting that it tells of. */
  readonly revision: number;
  readonly changes: readonly unknown[];
  readonly answeredBy: string | null;
  readonly unreached: string | null;
  readonly answer: NotificationRow["answer"];
  readonly createdAt: string;
  readonly readAt: string | null;
  /** How many seconds more a meeting that was started just now rings for its reader; null when it does not. */
  readonly ringSeconds: number | null;
};

const RING_SECONDS = 60;

type World = Pick<Context, "now" | "appUrl">;

export function notificationView(row: NotificationRow, { now, appUrl }: World): NotificationView {
  const { hostName, startsAt, endsAt, createdAt, readAt, slug, instant, wording, ...same } = row;
  const { kind, answeredBy, unreached, changes, answer } = same;
  const rings = kind === "meeting_scheduled" && instant && row.awaitsAnswer;
  const left = RING_SECONDS - Math.max(0, Math.floor((now() - createdAt) / 1000));
  return {
    ...same,
    text: noticeSentence(kind, wording, {
      host: hostName,
      person: answeredBy ?? unreached ?? "",
      others: Math.max(0, changes.length - 1),
      answer: answer ?? "other",
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
