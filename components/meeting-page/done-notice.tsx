import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

export type Done = "scheduled" | "changed" | "cancelled" | "undone" | "resent" | "kept" | "quiet";

/** Says that the form before this page did its work, and who hears of it. */
export function DoneNotice({ done, invited }: { done: Done; invited: number }) {
  const t = useTranslations("meetingPage.done");
  const isNew = done === "scheduled";
  return (
    <Notice tone="good" role="status" title={t(done)}>
      <p>{isNew ? t("told", { count: invited }) : t(`${done}Told`)}</p>
    </Notice>
  );
}
