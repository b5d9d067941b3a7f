import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/form/link-button";
import { Notice } from "@/components/ui/notice";

type Props = { why: "cancelled" | "ended"; meetingHref: string; meetingId: string };

/** Why there is nothing to change or to call off any more, and what can be done instead. */
export function NotOpen({ why, meetingHref, meetingId }: Props) {
  const t = useTranslations("meetingChange.notOpen");
  const common = useTranslations("common");
  return (
    <div className="flex max-w-xl flex-col items-start gap-6">
      <Notice tone="info">
        <p>{t(why)}</p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={meetingHref}>{common("toMeeting")}</LinkButton>
        <LinkButton href={`/meetings/new?from=${meetingId}`}>{common("scheduleNew")}</LinkButton>
      </div>
    </div>
  );
}
