import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";

/** Says on every page that a calendar lost its connection, until it is connected again. */
export async function BrokenNotice({ accounts }: { accounts: readonly string[] }) {
  const t = await getTranslations("calendars.broken");
  if (accounts.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice tone="warn" title={t("title", { account: accounts.join(", ") })}>
        <p>
          {t("body")} <TextLink href="/settings/calendars">{t("link")}</TextLink>
        </p>
      </Notice>
    </div>
  );
}
