import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { MeetingActions } from "@/components/meeting-page/meeting-actions";
import { StatusBadge } from "@/components/meetings/status-badge";
import { PageHeading } from "@/components/shell/page-heading";
import { TextLink } from "@/components/ui/text-link";
import type { MeetingView } from "@/lib/meetings/view";

/** Title and state, what its host can do, and who hosts where that is somebody else. */
export function MeetingHeader({ meeting, hosting }: { meeting: MeetingView; hosting: boolean }) {
  const t = useTranslations("meetingPage");
  const common = useTranslations("common");
  return (
    <header className="flex flex-col items-start gap-3">
      <TextLink href="/meetings" className="inline-flex min-h-8 items-center gap-1.5 text-sm no-underline">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {t("back")}
      </TextLink>
      <PageHeading
        className={`min-w-0 max-w-full text-3xl ${meeting.status === "cancelled" ? "line-through decoration-1" : ""}`}
      >
        <bdi>{meeting.title}</bdi>
      </PageHeading>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusBadge status={meeting.status} />
        {hosting ? null : <p className="text-ink-soft">{common("hostedBy", { name: meeting.host.name })}</p>}
      </div>
      {hosting ? <MeetingActions meeting={meeting} /> : null}
    </header>
  );
}
