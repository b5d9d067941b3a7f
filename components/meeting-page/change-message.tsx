import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** What the host wrote with the last change. */
export function ChangeMessage({ message }: { message: string }) {
  const t = useTranslations("meetingPage.changed");
  return (
    <Notice>
      <p className="whitespace-pre-line">{t("message", { message })}</p>
    </Notice>
  );
}
