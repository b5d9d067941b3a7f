import { Bell } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";

const MOST_SHOWN = 9;

/** Leads to the notifications and says how many are unread, in a number for the eye and in words for everyone. */
export async function NotificationBell({ unread }: { unread: number }) {
  const t = await getTranslations("nav");
  return (
    <LinkButton
      href="/notifications"
      data-shortcut="notifications"
      variant="quiet"
      size="sm"
      className="relative px-2.5"
      title={t("notifications")}
    >
      <Bell aria-hidden="true" />
      <span className="sr-only">{t("notificationsUnread", { count: unread })}</span>
      {unread === 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute top-0 right-0 inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-danger px-1 font-bold text-[0.6875rem] text-on-danger leading-none tabular-nums"
        >
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </LinkButton>
  );
}
