import { getTranslations } from "next-intl/server";
import type { TimeProposalView } from "@/lib/meetings/answers/time-proposal";
import { whenWords, zoneWords } from "@/lib/time/when-words";

type About = {
  readonly host: string;
  readonly proposal: TimeProposalView | undefined;
  /** Of the meeting, in milliseconds. */
  readonly length: number;
  readonly timeZone: string;
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** The words of the form for other times, finished on the server so that the browser needs no catalogue. */
export type ProposeWords = Awaited<ReturnType<typeof proposeWords>>;

export async function proposeWords({ host, proposal, length, timeZone, locale, now }: About) {
  const t = await getTranslations("invitation.propose");
  const common = await getTranslations("common");
  return {
    open: proposal?.state === "open" ? t("again") : t("open"),
    became:
      proposal === undefined
        ? ""
        : t(`became.${proposal.state}`, { host, times: timesOf(proposal, length, timeZone, locale) }),
    intro: t("intro", { host, zone: `${timeZone.replaceAll("_", " ")} (${zoneWords(timeZone, now, locale)})` }),
    choices: [t("first"), t("second")],
    day: common("day"),
    time: common("start"),
    twice: t("twice"),
    occurrences: { first: t("firstOne"), second: t("secondOne") },
    note: common("noteTo", { host }),
    noteHint: t("noteHint"),
    used: common("charactersUsed"),
    send: t("send"),
    sending: t("sending"),
    errors: t("errors"),
    reference: common("reference"),
  };
}

/** `Thursday, 11 March 2027, 10:00–10:50 (CET, UTC+1) or …` */
function timesOf({ startsAt }: TimeProposalView, length: number, timeZone: string, locale: string): string {
  const starts = startsAt.map((at) => Date.parse(at));
  const times = starts.map((start) => whenWords({ startsAt: start, endsAt: start + length, timeZone, locale }));
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(times);
}
