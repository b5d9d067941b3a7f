import { CircleCheck, CircleHelp, CircleX, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/meetings/section";
import type { MeetingView } from "@/lib/meetings/view";
import { shortWhenWords } from "@/lib/time/when-words";

const icons = { accepted: CircleCheck, tentative: CircleHelp, declined: CircleX, needs_action: Clock };

/** What the reader has answered. Nobody else's answer is on their page. */
export function OwnAnswer({ meeting, reader }: { meeting: MeetingView; reader: Reader }) {
  const t = useTranslations("meetingPage.own");
  const words = useTranslations("meetingWords.ownAnswer");
  const [own] = meeting.invitees;
  if (!own) return null;
  const Icon = icons[own.response];
  return (
    <Section id="own-answer" title={t("heading")}>
      <p className="flex items-center gap-2.5">
        <Icon aria-hidden="true" className="size-5 shrink-0 text-accent" />
        <span>
          {words(own.response)}
          {own.respondedAt === null ? null : (
            <span className="text-ink-soft">
              {" "}
              {t("at", { when: shortWhenWords({ startsAt: Date.parse(own.respondedAt), ...reader }) })}
            </span>
          )}
        </span>
      </p>
      {own.note === null ? null : <p className="max-w-prose whitespace-pre-line">{t("note", { note: own.note })}</p>}
    </Section>
  );
}
