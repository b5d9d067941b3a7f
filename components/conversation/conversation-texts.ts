import { getTranslations } from "next-intl/server";

/** The words of the live part, finished on the server so that the browser needs no catalogue. */
export type ConversationWords = Awaited<ReturnType<typeof conversationWords>>;

export async function conversationWords() {
  const t = await getTranslations("conversation");
  return {
    log: t("log"),
    you: t("you"),
    guest: t("guest"),
    host: t("host"),
    fresh: t("fresh"),
    earlier: t("earlier"),
    loadingEarlier: t("loadingEarlier"),
    earlierFailed: t("earlierFailed"),
    emptyTitle: t("emptyTitle"),
    emptyBody: t("emptyBody"),
    label: t("label"),
    hint: t("hint"),
    used: t("used"),
    send: t("send"),
    sending: t("sending"),
    notSent: t("notSent"),
    retry: t("retry"),
    discard: t("discard"),
    reference: t("reference"),
    failed: t("failed"),
    behind: t("behind"),
    goneTitle: t("goneTitle"),
    goneBody: t("goneBody"),
  };
}
