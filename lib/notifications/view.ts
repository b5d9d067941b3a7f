import type { Context } from "@/lib/context";
import type { NotificationKind, NotificationRow } from "@/lib/notifications/notification-row";
import { rfc3339Of } from "@/lib/time/rfc3339";

/** One notification as the API and live events show it to its reader. */
export type NotificationView = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly meetingId: string;
  readonly host: { readonly name: string };
  readonly startsAt: string;
  readonly timeZone: string;
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

export function notificationView(row: NotificationRow, { now }: Pick<Context, "now">): NotificationView {
  const { hostName, startsAt, createdAt, readAt, rings, ...same } = row;
  const left = RING_SECONDS - Math.max(0, Math.floor((now() - createdAt) / 1000));
  return {
    ...same,
    host: { name: hostName },
    startsAt: rfc3339Of(startsAt),
    createdAt: rfc3339Of(createdAt),
    readAt: readAt === null ? null : rfc3339Of(readAt),
    ringSeconds: rings && left > 0 ? left : null,
  };
}
