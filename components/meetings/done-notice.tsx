import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** Says that the form before this page did its work, and how many hear of it. */
export function DoneNotice({ done, invited }: { done: "scheduled" | "started"; invited: number }) {
  const t = useTranslations("meetingPage.done");
  return (
    <Notice tone="good" role="status" title={t(done)}>
      <p>{t("told", { count: invited })}</p>
    </Notice>
  );
}
