import { CalendarPlus, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/button";

/** Title of the list with the two ways to a new meeting, for those who may host one. */
export function ListHeader({ canHost }: { canHost: boolean }) {
  const t = useTranslations("meetingList");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <PageHeading className="text-3xl">{t("title")}</PageHeading>
      {canHost ? (
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/meetings/instant">
            <Video aria-hidden="true" />
            {t("instant")}
          </LinkButton>
          <LinkButton href="/meetings/new" variant="primary">
            <CalendarPlus aria-hidden="true" />
            {t("schedule")}
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}
