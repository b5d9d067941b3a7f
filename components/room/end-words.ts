import { getTranslations } from "next-intl/server";

/** The words of ending a meeting, finished on the server. */
export type EndWords = Awaited<ReturnType<typeof endWords>>;

export async function endWords() {
  const t = await getTranslations("room.end");
  return {
    summary: t("summary"),
    body: t("body"),
    submit: t("submit"),
    submitting: t("submitting"),
    failed: t("failed"),
    reference: t("reference"),
  };
}
