import {
  CalendarCheck,
  CalendarClock,
  CalendarOff,
  CalendarPlus,
  CalendarSync,
  CalendarX2,
  Mail,
  MailWarning,
  MessageCircleReply,
  MessagesSquare,
  Unplug,
  UserX,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { movedFrom } from "@/components/notifications/moved-from";
import { Time } from "@/components/ui/time";
import type { NotificationView } from "@/lib/notifications/view";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";
import { shortWhenWords, zoneOffsetWords } from "@/lib/time/when-words";

/** Whose zone and language times are written in, and the present instant in epoch milliseconds. */
export type NotificationReader = { readonly timeZone: string; readonly locale: string; readonly now: number };

const icons = {
  meeting_scheduled: CalendarPlus,
  meeting_updated: CalendarSync,
  meeting_cancelled: CalendarX2,
  meeting_response: MessageCircleReply,
  delivery_failed: MailWarning,
  meeting_reminder: CalendarClock,
  new_message: MessagesSquare,
  time_kept: CalendarCheck,
  calendar_disconnected: Unplug,
  calendar_failed: CalendarOff,
  email_from_invitee: Mail,
  account_closed: UserX,
};

/** What happened, to which meeting, when. An unread one carries the word, a dot and a heavier face. */
export function NotificationLine({
  notification,
  reader,
}: {
  notification: NotificationView;
  reader: NotificationReader;
}) {
  const t = useTranslations("notifications");
  const common = useTranslations("common");
  const { readAt } = notification;
  const Icon = icons[notification.kind];
  const read = readAt !== null;
  const createdAt = Date.parse(notification.createdAt);
  return (
    <>
      <Icon
        aria-hidden="true"
        className={read ? "mt-1 size-5 shrink-0 text-ink-soft" : "mt-1 size-5 shrink-0 text-accent"}
      />
      <span className="min-w-0 flex-1">
        <span className={read ? "block" : "block font-semibold"}>{notification.text}</span>
        <When notification={notification} reader={reader} />
        <Time at={createdAt} className="block text-ink-soft text-xs">
          {reader.now - createdAt < MINUTE
            ? t("receivedNow")
            : t("received", { when: relativeWords(createdAt, reader.now, reader.locale) })}
        </Time>
      </span>
      {read ? null : (
        <span className="mt-1 inline-flex items-center gap-1.5 font-semibold text-accent text-xs">
          <span aria-hidden="true" className="size-2.5 rounded-full bg-accent" />
          {common("new")}
        </span>
      )}
    </>
  );
}

/** The meeting's time now; where the notification tells of a new time, the old one before it, struck out. */
function When({ notification, reader }: { notification: NotificationView; reader: NotificationReader }) {
  const t = useTranslations("notifications");
  const { timeZone } = notification;
  const startsAt = Date.parse(notification.startsAt);
  const before = movedFrom(notification.changes);
  const words = (at: number, zone: string) => shortWhenWords({ startsAt: at, timeZone: zone, locale: reader.locale });
  const elsewhere = zoneOffsetWords(timeZone, startsAt) !== zoneOffsetWords(reader.timeZone, startsAt);
  return (
    <span className="block text-ink-soft text-sm">
      {before === undefined ? null : (
        <>
          <span className="sr-only">{t("before")} </span>
          <s>{words(before, reader.timeZone)}</s> <span aria-hidden="true">→</span>
          <span className="sr-only">{t("now")}</span>{" "}
        </>
      )}
      <Time at={startsAt}>{words(startsAt, reader.timeZone)}</Time>
      {elsewhere ? <> [{words(startsAt, timeZone)}]</> : null}
    </span>
  );
}
