import { useTranslations } from "next-intl";
import { meetingsHref } from "@/components/meeting-list/meetings-href";
import { TabLinks } from "@/components/ui/tab-links";
import { type MeetingTab, meetingTabs } from "@/lib/meetings/lists/meeting-tab";

type Props = { tab: MeetingTab; search: string; counts: Readonly<Record<MeetingTab, number>>; canHost: boolean };

/** The views of the list, each with how many meetings it holds. A search stays when the tab changes; only hosts have things to see to. */
export function ListTabs({ tab, search, counts, canHost }: Props) {
  const t = useTranslations("meetingList.tabs");
  const shown = meetingTabs.filter((each) => canHost || each !== "attention" || each === tab);
  const links = shown.map((each) => ({
    href: meetingsHref({ tab: each, q: search }),
    label: t(each),
    current: each === tab,
    count: counts[each],
    ...(each === "upcoming" && { shortcut: "upcoming" }),
  }));
  return <TabLinks label={t("label")} tabs={links} />;
}
