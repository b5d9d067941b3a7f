import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { PersonalLink } from "@/lib/meetings/guests/personal-link";

/** A link to copy, in full view for browsers that refuse to copy, and what whoever has it can do. */
export function PersonalLinkCard({ link, name }: { link: PersonalLink; name: string }) {
  const t = useTranslations("meetingChange.link");
  const common = useTranslations("common");
  return (
    <div className="flex max-w-xl flex-col gap-6">
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
    </div>
  );
}
