import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { MeetingView } from "@/lib/meetings/view";

/** What others can read outside of this page (docs/design/product.md#42). */
export function Disclosure({ meeting }: { meeting: MeetingView }) {
  const t = useTranslations("meetingPage.disclosure");
  return (
    <Section id="privacy" title={t("heading")}>
      <p className="text-ink-soft text-sm">{t(meeting.disclosure, { name: meeting.host.name })}</p>
    </Section>
  );
}
