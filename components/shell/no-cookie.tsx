import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";

/**
 * Stands where a cookie that we had just set has not come back, which the page cannot tell from a visit without the link: a
 * browser that refuses cookies would otherwise be told for ever that its link is no good.
 */
export async function NoCookie() {
  const t = await getTranslations("common.noCookie");
  return (
    <Notice tone="warn" title={t("title")}>
      <p>{t("body")}</p>
    </Notice>
  );
}
