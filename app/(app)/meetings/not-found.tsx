import { CalendarX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/form/link-button";

/**
 * Answers alike for a meeting that never was and for one that the reader may not know of (docs/design/security.md#2).
 */
export default async function MeetingNotFound() {
  const t = await getTranslations("meetingPage");
  return (
    <div className="flex max-w-xl flex-col items-start gap-4 py-8">
      <CalendarX aria-hidden="true" className="size-10 text-accent" />
      <PageHeading>{t("notFound.title")}</PageHeading>
      <p className="text-ink-soft">{t("notFound.body")}</p>
      <LinkButton href="/meetings">{t("back")}</LinkButton>
    </div>
  );
}
