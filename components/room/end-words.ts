import { getTranslations } from "next-intl/server";

/** The words of ending a meeting, finished on the server. */
export type EndWords = Awaited<ReturnType<typeof endWords>>;

/** @param embedded whether the call is shown in the room, and so ends with it */
export async function endWords(embedded: boolean) {
  const t = await getTranslations("room.end");
  const common = await getTranslations("common");
  return {
    summary: t("summary"),
    body: t(embedded ? "bodyHere" : "body"),
    submit: t("submit"),
    submitting: t("submitting"),
    failed: t("failed"),
    reference: common("reference"),
  };
}
