import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { OneButtonForm } from "@/components/ui/form/one-button-form";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/forms/form-state";
import type { PersonalLink } from "@/lib/meetings/guests/personal-link";

type Props = {
  link: PersonalLink;
  name: string;
  /** Takes the link back and makes a fresh one. */
  replace: FormAction;
  /** Whether that has just been done. */
  replaced: boolean;
};

/** A link to copy, in full view for browsers that refuse to copy, and what whoever has it can do. */
export function PersonalLinkCard({ link, name, replace, replaced }: Props) {
  const t = useTranslations("meetingChange.link");
  const common = useTranslations("common");
  return (
    <div className="flex max-w-xl flex-col gap-6">
      {replaced ? <Notice tone="good">{t("replaced")}</Notice> : null}
      <Card className="flex flex-col items-start gap-4">
        <h2 className="font-display text-xl">{t("for", { name })}</h2>
        <p className="select-all rounded-md bg-sunken px-4 py-3 font-mono text-sm [overflow-wrap:anywhere]">
          {link.url}
        </p>
        <CopyButton value={link.url} label={t("copy")} copiedLabel={common("copied")} failedLabel={t("failed")} />
      </Card>
      <Notice tone={link.opensAs === "guest" ? "warn" : "info"}>
        <p>{t(link.opensAs, { name })}</p>
      </Notice>
      <div className="flex flex-col items-start gap-2">
        <OneButtonForm action={replace} values={{}} label={t("replace")} pendingLabel={t("replacing")} />
        <p className="text-ink-soft text-sm">{t(link.opensAs === "guest" ? "replaceHint" : "emailedHint", { name })}</p>
      </div>
    </div>
  );
}
