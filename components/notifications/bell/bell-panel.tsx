"use client";

import { useTranslations } from "next-intl";
import { groupByMeeting } from "@/components/notifications/group-by-meeting";
import { NotificationActions } from "@/components/notifications/notification-actions";
import type { NotificationActs } from "@/components/notifications/notification-acts";
import { NotificationLine, type NotificationReader } from "@/components/notifications/notification-line";
import { OpenNotification } from "@/components/notifications/open-notification";
import type { Latest } from "@/components/notifications/use-notifications";

type Props = { latest: Latest | undefined; failed: boolean; reader: NotificationReader } & NotificationActs;

/** The newest notifications, those of one meeting together. */
export function BellPanel({ latest, failed, reader, open, accept }: Props) {
  const t = useTranslations("live.bell");
  const groups = groupByMeeting(latest?.data ?? []);
  return (
    <div aria-busy={latest === undefined && !failed} className="max-h-[min(32rem,70vh)] overflow-y-auto p-2">
      {latest === undefined && failed ? <p className="p-3">{t("failed")}</p> : null}
      {latest === undefined && !failed ? <Waiting words={t("loading")} /> : null}
      {latest !== undefined && groups.length === 0 ? <p className="p-3 text-ink-soft">{t("empty")}</p> : null}
      <ul className="flex flex-col gap-2">
        {groups.map((group) => (
          <li key={group[0]?.meetingId} className="rounded-md border border-line">
            <ul className="divide-y divide-line">
              {group.map((notification) => (
                <li key={notification.id}>
                  <OpenNotification action={open} notificationId={notification.id}>
                    <NotificationLine notification={notification} reader={reader} />
                  </OpenNotification>
                </li>
              ))}
            </ul>
            {group[0] ? <NotificationActions notification={group[0]} reader={reader} accept={accept} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Waiting({ words }: { words: string }) {
  return (
    <div className="flex flex-col gap-3 p-3">
      <span className="sr-only">{words}</span>
      {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
        <span key={width} className={`h-4 rounded-sm bg-sunken ${width}`} />
      ))}
    </div>
  );
}
