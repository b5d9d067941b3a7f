import { getTranslations } from "next-intl/server";
import type { InviteeView } from "@/lib/meetings/view";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { shortWhenWords } from "@/lib/time/when-words";

/** The words of the form for a guest's answer, finished on the server so that the browser needs no catalogue. */
export type AnswerWords = Awaited<ReturnType<typeof answerWords>>;

export async function answerWords(host: string, invitee: InviteeView, reader: { timeZone: string; locale: string }) {
  const t = await getTranslations("invitation.answer");
  const common = await getTranslations("common");
  const answers = { accepted: t("accepted"), tentative: t("tentative"), declined: t("declined") };
  return {
    ...answers,
    question: t("question"),
    given: givenWords(invitee, reader, (when) => t(`given.${invitee.response}`, { host, when })),
    hints: {
      accepted: t("hint", { answer: answers.accepted }),
      tentative: t("hint", { answer: answers.tentative }),
      declined: t("hint", { answer: answers.declined }),
    },
    note: common("noteTo", { host }),
    noteHint: t("noteHint"),
    used: common("charactersUsed"),
    sending: t("sending"),
    errors: t("errors"),
    timeChanged: common("timeChanged"),
    reference: common("reference"),
  };
}

function givenWords(
  { respondedAt }: InviteeView,
  reader: { timeZone: string; locale: string },
  say: (when: string) => string,
): string {
  const startsAt = respondedAt === null ? undefined : instantOfRfc3339(respondedAt);
  return say(startsAt === undefined ? "" : shortWhenWords({ startsAt, ...reader }));
}
