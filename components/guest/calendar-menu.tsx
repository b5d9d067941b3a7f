import { CalendarArrowDown, CalendarPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { WebCalendar } from "@/lib/meetings/calendar-file/calendar-links";

type Props = { meetingId: string; links: Readonly<Record<WebCalendar, string>> };

const item =
  "flex min-h-11 items-center gap-2.5 rounded-md px-3 py-1.5 font-medium hover:bg-accent-soft hover:text-accent [&_svg]:size-[1.15em] [&_svg]:shrink-0";

/** Every way to keep the time in a calendar. Nothing is asked of anybody before a link is followed, and no link holds a secret. */
export async function CalendarMenu({ meetingId, links }: Props) {
  const t = await getTranslations("invitation.calendar");
  const file = `/meetings/${meetingId}/invitation`;
  const web = (calendar: WebCalendar) => (
    <li>
      <a href={links[calendar]} target="_blank" rel="noopener noreferrer" className={item}>
        <CalendarPlus aria-hidden="true" />
        {t(calendar)}
        <span className="sr-only"> {t("elsewhere")}</span>
      </a>
    </li>
  );
  return (
    <details className="mt-4">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-md border border-line-strong bg-raised px-5 py-2 font-semibold leading-tight transition-colors hover:border-accent hover:text-accent [&::-webkit-details-marker]:hidden">
        <CalendarArrowDown aria-hidden="true" className="size-[1.15em] shrink-0" />
        {t("title")}
      </summary>
      <ul className="mt-2 grid gap-1 rounded-md border border-line p-2 sm:grid-cols-2">
        {web("google")}
        <li>
          <a href={file} className={item}>
            <CalendarPlus aria-hidden="true" />
            {t("apple")}
          </a>
        </li>
        {web("outlook")}
        {web("microsoft365")}
        {web("yahoo")}
        <li>
          <a href={file} download className={item}>
            <CalendarArrowDown aria-hidden="true" />
            {t("file")}
          </a>
        </li>
      </ul>
    </details>
  );
}
