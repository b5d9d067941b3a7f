import { CalendarPlus, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/form/link-button";

/** Title of the list with the two ways to a new meeting, for those who may host one. */
export function ListHeader({ canHost }: { canHost: boolean }) {
  const t = useTranslations("meetingList");
  const nav = useTranslations("nav");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
      <PageHeading className="text-3xl">{nav("meetings")}</PageHeading>
      {canHost ? (
        <div className="flex gap-3 max-sm:w-full">
          <LinkButton href="/meetings/instant" className="max-sm:flex-1 max-sm:px-3">
            <Video aria-hidden="true" />
            {t("instant")}
          </LinkButton>
          <LinkButton href="/meetings/new" variant="primary" className="max-sm:flex-1 max-sm:px-3">
            <CalendarPlus aria-hidden="true" />
            {nav("schedule")}
          </LinkButton>
        </div>
      ) : null}
    </div>
  );
}
