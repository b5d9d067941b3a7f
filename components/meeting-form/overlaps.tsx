import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type TakenSpan, type TypedValues, typedIn } from "@/components/meeting-form/form-data";
import { typedTimes } from "@/components/meeting-form/typed-times";
import { useCalendarBusy } from "@/components/meeting-form/use-calendar-busy";
import { Button } from "@/components/ui/form/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { CalendarBusy } from "@/lib/meetings/schedule/find-calendar-busy";
import { localOf } from "@/lib/time/local-time";
import { freeStarts, overlapping, type Span } from "@/lib/time/spans";
import { shortWhenWords, whenWords } from "@/lib/time/when-words";

type Props = {
  values: TypedValues;
  taken: readonly TakenSpan[];
  /** Whether the host has connected a calendar. */
  hasCalendar: boolean;
  /** Types day and start for the host. */
  choose: (local: { date: string; time: string }) => void;
};

/**
 * Warns of what the host has at that time, here and in connected calendars, and offers free times; never a reason not to
 * schedule (docs/design/product.md#6).
 */
export function Overlaps(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Found {...props} />
    </QueryClientProvider>
  );
}

function Found({ values, taken, hasCalendar, choose }: Props) {
  const t = useTranslations("meetingForm.overlaps");
  const wanted = typedTimes(values);
  const { calendars, failed } = useCalendarBusy(wanted, hasCalendar);
  const busy = (calendars?.busy ?? []).map(({ title, source, ...span }) => ({
    ...span,
    title: title === null ? t("busy", { source }) : t("event", { title, source }),
  }));
  const timeZone = typedIn(values, "timeZone");
  return (
    <>
      {wanted ? <Warning wanted={wanted} taken={[...taken, ...busy]} timeZone={timeZone} choose={choose} /> : null}
      <Unread unread={calendars?.unread ?? []} failed={failed} />
      {hasCalendar ? null : (
        <p className="text-ink-soft text-sm">
          {t.rich("notConnected", { link: (text) => <TextLink href="/settings/calendars">{text}</TextLink> })}
        </p>
      )}
    </>
  );
}

type WarningProps = Pick<Props, "taken" | "choose"> & { wanted: Span; timeZone: string };

function Warning({ wanted, taken, timeZone, choose }: WarningProps) {
  const t = useTranslations("meetingForm.overlaps");
  const locale = useLocale();
  const others = overlapping(wanted, taken);
  if (others.length === 0) return null;
  const free = freeStarts(wanted, taken, timeZone);
  return (
    <Notice tone="warn" role="status" title={t("title", { count: others.length })}>
      <ul className="text-sm">
        {others.map((other) => (
          <li key={`${other.startsAt} ${other.endsAt} ${other.title}`}>
            {other.title}, <Time at={other.startsAt}>{whenWords({ ...other, timeZone, locale })}</Time>
          </li>
        ))}
      </ul>
      {free.length === 0 ? null : <p className="mt-2 text-sm">{t("choose")}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        {free.map((startsAt) => (
          <Button key={startsAt} size="sm" onClick={() => choose(localOf(startsAt, timeZone))}>
            {shortWhenWords({ startsAt, timeZone, locale })}
          </Button>
        ))}
      </div>
    </Notice>
  );
}

/** The form goes on without what could not be read, and says so. */
function Unread({ unread, failed }: { unread: CalendarBusy["unread"]; failed: boolean }) {
  const t = useTranslations("meetingForm.overlaps");
  const names = unread.flatMap(({ source, account, events }) => (events ? [] : [t("account", { source, account })]));
  const inPart = failed ? [] : unread.filter(({ events }) => events);
  if (!failed && unread.length === 0) return null;
  return (
    <div role="status" className="text-ink-soft text-sm">
      {failed ? <p>{t("failed")}</p> : null}
      {!failed && names.length > 0 ? <p>{t("unread", { names: names.join(", ") })}</p> : null}
      {inPart.map(({ source, account, events = [] }) => (
        <p key={`${source} ${account}`} className="wrap-anywhere">
          {t("unreadEvents", {
            name: t("account", { source, account }),
            count: events.length,
            known: events.some((title) => title !== "") ? "yes" : "no",
            titles: events.filter((title) => title !== "").join(", "),
          })}
        </p>
      ))}
    </div>
  );
}
