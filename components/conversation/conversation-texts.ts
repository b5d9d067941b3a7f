import { getTranslations } from "next-intl/server";
import { MOST_CHARACTERS } from "@/lib/conversations/post-message-input";

/** The words of the live part, finished on the server so that the browser needs no catalogue. */
export type ConversationWords = Awaited<ReturnType<typeof conversationWords>>;

export async function conversationWords() {
  const t = await getTranslations("conversation");
  const common = await getTranslations("common");
  const refusals = await getTranslations("refusals");
  return {
    log: t("log"),
    you: common("you"),
    guest: t("guest"),
    host: t("host"),
    fresh: common("new"),
    earlier: t("earlier"),
    loadingEarlier: t("loadingEarlier"),
    earlierFailed: t("earlierFailed"),
    emptyTitle: t("emptyTitle"),
    emptyBody: t("emptyBody"),
    label: t("label"),
    hint: t("hint"),
    used: common("charactersUsed"),
    send: t("send"),
    sending: common("sending"),
    notSent: t("notSent"),
    retry: common("sendAgain"),
    discard: t("discard"),
    reference: common("reference"),
    failed: t("failed"),
    refused: {
      too_big: refusals("fields.too_big", { origin: "string", limit: MOST_CHARACTERS }),
      too_small: refusals("fields.too_small_body"),
      unusable_character: refusals("fields.unusable_character"),
      forbidden: t("readOnly"),
      other_person: refusals("reasons.other_person"),
    },
    behind: t("behind"),
    goneTitle: t("goneTitle"),
    goneBody: t("goneBody"),
  };
}
