import {
  CalendarCheck,
  CalendarClock,
  CalendarPlus,
  CalendarSync,
  CalendarX2,
  MailWarning,
  MessageCircleReply,
  MessagesSquare,
} from "lucide-react";
import { getTranslations } from "next-intl/server";
import { OpenNotification } from "@/components/notifications/open-notification";
import { Time } from "@/components/ui/time";
import type { NotificationRow } from "@/lib/notifications/notification-row";
import { relativeWords } from "@/lib/time/relative-words";
import { shortWhenWords } from "@/lib/time/when-words";
import { offsetOf } from "@/lib/time/zone-words";
import type { FormAction } from "@/lib/web/form-state";

type Reader = { timeZone: string; locale: string; now: number };
type Props = Reader & { notifications: readonly NotificationRow[]; open: FormAction };

const MINUTE = 60_000;
const icons = {
  meeting_scheduled: CalendarPlus,
  meeting_updated: CalendarSync,
  meeting_cancelled: CalendarX2,
  meeting_response: MessageCircleReply,
  delivery_failed: MailWarning,
  meeting_reminder: CalendarClock,
  new_message: MessagesSquare,
  time_kept: CalendarCheck,
};

/** Each line opens its meeting. Unread ones carry the word, a dot and a heavier face. */
export async function NotificationList({ notifications, open, ...reader }: Props) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {notifications.map((notification) => (
        <li key={notification.id}>
          <OpenNotification action={open} notificationId={notification.id}>
            <Line notification={notification} reader={reader} />
          </OpenNotification>
        </li>
      ))}
    </ul>
  );
}

async function Line({ notification, reader }: { notification: NotificationRow; reader: Reader }) {
  const t = await getTranslations("notifications");
  const Icon = icons[notification.kind];
  const { readAt, createdAt, startsAt, timeZone, hostName } = notification;
  const read = readAt !== null;
  const { locale, now } = reader;
  const elsewhere = offsetOf(timeZone, startsAt) !== offsetOf(reader.timeZone, startsAt);
  const { answeredBy, unreached, changes, answer } = notification;
  const person = answeredBy ?? unreached ?? "";
  const names = { host: hostName, person, others: changes.length - 1, answer: answer ?? "other" };
  return (
    <>
      <Icon aria-hidden="true" className={read ? "mt-1 size-5 text-ink-soft" : "mt-1 size-5 text-accent"} />
      <span className="min-w-0 flex-1">
        <span className={read ? "block" : "block font-semibold"}>{t(`sentence.${notification.kind}`, names)}</span>
        <span className="block text-ink-soft text-sm">
          <Time at={startsAt}>{shortWhenWords({ startsAt, timeZone: reader.timeZone, locale })}</Time>
          {elsewhere ? <> [{shortWhenWords({ startsAt, timeZone, locale })}]</> : null}
        </span>
        <Time at={createdAt} className="block text-ink-soft text-xs">
          {now - createdAt < MINUTE ? t("receivedNow") : t("received", { when: relativeWords(createdAt, now, locale) })}
        </Time>
      </span>
      {read ? null : (
        <span className="mt-1 inline-flex items-center gap-1.5 font-semibold text-accent text-xs">
          <span aria-hidden="true" className="size-2.5 rounded-full bg-accent" />
          {t("new")}
        </span>
      )}
    </>
  );
}
