import { CalendarDays } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/form/link-button";

/** Shown to people without the right to host, who came by an address that only counselors have a use for. */
export async function HostsOnly() {
  const t = await getTranslations("meetingForm");
  return (
    <div className="flex max-w-prose flex-col items-start gap-6">
      <PageHeading>{t("hostsOnlyTitle")}</PageHeading>
      <p className="text-ink-soft">{t("hostsOnly")}</p>
      <LinkButton href="/meetings">
        <CalendarDays aria-hidden="true" />
        {t("toMeetings")}
      </LinkButton>
    </div>
  );
}
