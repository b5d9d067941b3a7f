import { CircleX, CopyPlus, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/form/link-button";
import type { MeetingView } from "@/lib/meetings/view";

/** What the host can do with the meeting as it stands: what is over stays as it was, and what is cancelled starts anew. */
export function MeetingActions({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations("meetingPage.actions");
  const common = useTranslations("common");
  const href = `/meetings/${meeting.id}`;
  const cancelled = meeting.status === "cancelled";
  const open = !cancelled && meeting.status !== "ended";
  return (
    <div className="flex flex-wrap gap-2">
      {cancelled ? null : (
        <LinkButton href={`${href}/edit`} size="sm" data-shortcut="edit">
          <Pencil aria-hidden="true" />
          {common("edit")}
        </LinkButton>
      )}
      <LinkButton href={`/meetings/new?from=${meeting.id}`} size="sm">
        <CopyPlus aria-hidden="true" />
        {cancelled ? common("scheduleNew") : t("duplicate")}
      </LinkButton>
      {open ? (
        <LinkButton href={`${href}/cancel`} size="sm" data-shortcut="cancel" variant="quiet" className="text-bad">
          <CircleX aria-hidden="true" />
          {t("cancel")}
        </LinkButton>
      ) : null}
    </div>
  );
}
