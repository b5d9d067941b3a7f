import { getTranslations } from "next-intl/server";
import type { InviteeAnswer } from "@/lib/meetings/answers/respond-input";
import type { InviteeView, MeetingView } from "@/lib/meetings/view";
import { instantOfRfc3339 } from "@/lib/time/rfc3339";
import { shortWhenWords } from "@/lib/time/when-words";

/** The words of the form for a guest's answer, finished on the server so that the browser needs no catalogue. */
export type AnswerWords = Awaited<ReturnType<typeof answerWords>>;

export async function answerWords(
  meeting: Pick<MeetingView, "host" | "startsAt">,
  invitee: InviteeView,
  reader: { timeZone: string; locale: string },
) {
  const host = meeting.host.name;
  const t = await getTranslations("invitation.answer");
  const common = await getTranslations("common");
  const answers = { accepted: t("accepted"), tentative: t("tentative"), declined: t("declined") };
  return {
    ...answers,
    question: t("question"),
    given: givenWords(invitee, reader, (when) => t(`given.${invitee.response}`, { host, when })),
    unsent: {
      titles: eachAnswer((answer) => t("unsent.title", { answer: answers[answer] })),
      send: eachAnswer((answer) => t("unsent.send", { answer: answers[answer] })),
      explained: t("unsent.explained", {
        host,
        when: shortWhenWords({ startsAt: Date.parse(meeting.startsAt), ...reader }),
      }),
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

function eachAnswer(words: (answer: InviteeAnswer) => string): Record<InviteeAnswer, string> {
  return { accepted: words("accepted"), tentative: words("tentative"), declined: words("declined") };
}

function givenWords(
  { respondedAt }: InviteeView,
  reader: { timeZone: string; locale: string },
  say: (when: string) => string,
): string {
  const startsAt = respondedAt === null ? undefined : instantOfRfc3339(respondedAt);
  return say(startsAt === undefined ? "" : shortWhenWords({ startsAt, ...reader }));
}
