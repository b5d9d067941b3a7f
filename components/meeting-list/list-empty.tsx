import { CalendarDays, CalendarPlus, CalendarX, CircleCheckBig, History, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { meetingsHref } from "@/components/meeting-list/meetings-href";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/form/link-button";
import type { MeetingTab } from "@/lib/meetings/lists/meeting-tab";

type Props = { tab: MeetingTab; search: string; canHost: boolean };

const icons = { attention: <CircleCheckBig />, past: <History />, cancelled: <CalendarX /> };

/** What a tab says when it has nothing to show. */
export function ListEmpty({ tab, search, canHost }: Props) {
  const t = useTranslations("meetingList");
  if (search !== "") {
    const action = <LinkButton href={meetingsHref({ tab })}>{t("search.clear")}</LinkButton>;
    return (
      <EmptyState icon={<SearchX />} title={t("empty.search", { search })} action={action}>
        {t("empty.searchBody")}
      </EmptyState>
    );
  }
  if (tab !== "upcoming") {
    const action = <LinkButton href={meetingsHref({ tab: "upcoming" })}>{t("empty.seeUpcoming")}</LinkButton>;
    return (
      <EmptyState icon={icons[tab]} title={t(`empty.${tab}`)} action={action}>
        {t(`empty.${tab}Body`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<CalendarDays />} title={t("empty.upcoming")} action={<WayOn canHost={canHost} />}>
      {t(canHost ? "empty.upcomingHost" : "empty.upcomingInvitee")}
    </EmptyState>
  );
}

function WayOn({ canHost }: { canHost: boolean }) {
  const t = useTranslations("meetingList");
  const nav = useTranslations("nav");
  if (!canHost) return <LinkButton href={meetingsHref({ tab: "past" })}>{t("empty.seePast")}</LinkButton>;
  return (
    <LinkButton href="/meetings/new" variant="primary">
      <CalendarPlus aria-hidden="true" />
      {nav("schedule")}
    </LinkButton>
  );
}
