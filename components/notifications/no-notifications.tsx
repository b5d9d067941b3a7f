import { BellOff, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

export function NoNotifications({ unreadOnly }: { unreadOnly: boolean }) {
  const t = useTranslations("notifications");
  return unreadOnly ? (
    <EmptyState icon={<CheckCheck />} title={t("emptyUnreadTitle")}>
      {t("emptyUnreadBody")}
    </EmptyState>
  ) : (
    <EmptyState icon={<BellOff />} title={t("emptyTitle")}>
      {t("emptyBody")}
    </EmptyState>
  );
}
