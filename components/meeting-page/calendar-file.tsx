import { CalendarArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/form/button";
import { LinkButton } from "@/components/ui/form/link-button";
import type { MeetingView } from "@/lib/meetings/view";

/** The meeting for one's own calendar; what is cancelled or over has none (docs/design/product.md#34). */
export function CalendarFile({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations("meetingPage.calendarFile");
  const label = (
    <>
      <CalendarArrowDown aria-hidden="true" />
      {t("download")}
    </>
  );
  if (meeting.status !== "cancelled" && meeting.status !== "ended") {
    return (
      <LinkButton href={`/meetings/${meeting.id}/invitation`} download prefetch={false} className="w-full">
        {label}
      </LinkButton>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <Button disabled aria-describedby="no-file" className="w-full">
        {label}
      </Button>
      <p id="no-file" className="text-ink-soft text-sm">
        {t(meeting.status)}
      </p>
    </div>
  );
}
