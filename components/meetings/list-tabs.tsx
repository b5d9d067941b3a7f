import { useTranslations } from "next-intl";
import { meetingsHref } from "@/components/meetings/meetings-href";
import { TabLinks } from "@/components/ui/tab-links";

type Tab = "upcoming" | "past" | "cancelled";
const tabs: readonly Tab[] = ["upcoming", "past", "cancelled"];

/** The three views of the list, each with how many meetings it holds. A search stays when the tab changes. */
export function ListTabs({ tab, search, counts }: { tab: Tab; search: string; counts: Readonly<Record<Tab, number>> }) {
  const t = useTranslations("meetingList.tabs");
  const links = tabs.map((each) => ({
    href: meetingsHref({ tab: each, q: search }),
    label: t(each),
    current: each === tab,
    count: counts[each],
  }));
  return <TabLinks label={t("label")} tabs={links} />;
}
