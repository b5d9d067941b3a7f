import { useLocale, useTranslations } from "next-intl";
import { type Taken, typedIn, type Values } from "@/components/meeting-form/form-data";
import { typedTimes } from "@/components/meeting-form/typed-times";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { localOf } from "@/lib/time/local-time";
import { freeStarts, overlapping } from "@/lib/time/spans";
import { shortWhenWords, whenWords } from "@/lib/time/when-words";

type Props = {
  values: Values;
  taken: readonly Taken[];
  /** Types day and start for the host. */
  choose: (local: { date: string; time: string }) => void;
};

/** Warns of the host's own meetings at that time and offers free ones; never a reason not to schedule (product.md 6). */
export function Overlaps({ values, taken, choose }: Props) {
  const t = useTranslations("meetingForm.overlaps");
  const locale = useLocale();
  const wanted = typedTimes(values);
  const others = wanted ? overlapping(wanted, taken) : [];
  if (!wanted || others.length === 0) return null;
  const timeZone = typedIn(values, "timeZone");
  return (
    <Notice tone="warn" role="status" title={t("title", { count: others.length })}>
      <ul className="text-sm">
        {others.map((other) => (
          <li key={`${other.startsAt} ${other.title}`}>
            {other.title}, <Time at={other.startsAt}>{whenWords({ ...other, timeZone, locale })}</Time>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm">{t("choose")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {freeStarts(wanted, taken, timeZone).map((startsAt) => (
          <Button key={startsAt} size="sm" onClick={() => choose(localOf(startsAt, timeZone))}>
            {shortWhenWords({ startsAt, timeZone, locale })}
          </Button>
        ))}
      </div>
    </Notice>
  );
}
