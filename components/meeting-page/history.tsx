import { useTranslations } from "next-intl";
import { HistoryChange } from "@/components/meeting-page/history-change";
import type { Reader } from "@/components/meetings/reader";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { HistoryLine } from "@/lib/meetings/lists/history-line";
import { shortWhenWords } from "@/lib/time/when-words";

/** Who did what when, latest first. */
export function History({ lines, reader }: { lines: readonly HistoryLine[]; reader: Reader }) {
  const t = useTranslations("meetingPage.history");
  return (
    <Section id="history" title={t("heading")}>
      <ol className="flex flex-col gap-4 border-line border-l-2 pl-4">
        {lines.map((line) => (
          <li key={line.id} className="text-sm">
            <p className="font-medium">
              {line.via === "host_calendar"
                ? t("answer_noted", { name: line.invitee ?? t("someone") })
                : t(line.action)}
            </p>
            {line.changes.length === 0 ? null : (
              <ul className="wrap-anywhere">
                {line.changes.map((change) => (
                  <li key={change.field}>
                    <HistoryChange change={change} reader={reader} />
                  </li>
                ))}
              </ul>
            )}
            <p className="text-ink-soft">
              <Who line={line} />, <Time at={line.at}>{shortWhenWords({ startsAt: line.at, ...reader })}</Time>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Who({ line: { actor, via } }: { line: HistoryLine }) {
  const t = useTranslations("meetingPage.history");
  const common = useTranslations("common");
  if (actor.kind === "system") return t("by", { who: common("product") });
  const name = actor.name ?? t("someone");
  const by = t("by", { who: actor.kind === "api_key" ? t("key", { name }) : name });
  return via === "link" || via === "mail" ? `${by}, ${t("via", { via })}` : by;
}
