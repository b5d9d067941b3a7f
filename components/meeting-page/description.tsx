import { useTranslations } from "next-intl";
import { TextWithLinks } from "@/components/meetings/text-with-links";
import { Section } from "@/components/ui/section";

/** What the host wrote about the meeting, with its line breaks. */
export function Description({ text }: { text: string | null }) {
  const t = useTranslations("meetingPage.description");
  return (
    <Section id="agenda" title={t("heading")}>
      {text === null ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
          <TextWithLinks text={text} />
        </p>
      )}
    </Section>
  );
}
