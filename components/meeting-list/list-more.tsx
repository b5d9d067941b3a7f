import { useTranslations } from "next-intl";
import { meetingsHref } from "@/components/meeting-list/meetings-href";
import { LinkButton } from "@/components/ui/form/link-button";
import type { MeetingTab } from "@/lib/meetings/lists/meeting-tab";

type Props = {
  tab: MeetingTab;
  search: string;
  /** Where the list goes on; null at its end. */
  next: string | null;
  /** Whether earlier entries exist on the page before. */
  continued: boolean;
};

/** The way through a list that is longer than a page. */
export function ListMore({ tab, search, next, continued }: Props) {
  const t = useTranslations("meetingList.continues");
  if (next === null && !continued) return null;
  return (
    <div className="flex flex-wrap justify-center gap-3">
      {continued ? <LinkButton href={meetingsHref({ tab, q: search })}>{t("start")}</LinkButton> : null}
      {next === null ? null : (
        <LinkButton href={meetingsHref({ tab, q: search, after: next })}>
          {t(tab === "upcoming" || tab === "attention" ? "later" : "earlier")}
        </LinkButton>
      )}
    </div>
  );
}
