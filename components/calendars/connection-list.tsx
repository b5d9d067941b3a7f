import { CircleCheck, TriangleAlert, Unplug } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConnectGoogle } from "@/components/calendars/connect-google";
import { Badge } from "@/components/ui/badge";
import { ConfirmedForm } from "@/components/ui/form/confirmed-form";
import { LinkButton } from "@/components/ui/form/link-button";
import { Time } from "@/components/ui/time";
import type { ConnectionView } from "@/lib/calendars/list-connections";
import type { FormAction } from "@/lib/forms/form-state";
import { MINUTE } from "@/lib/time/durations";
import { relativeWords } from "@/lib/time/relative-words";

type Reader = { timeZone: string; locale: string; now: number };
type Props = {
  connections: readonly ConnectionView[];
  reader: Reader;
  disconnect: FormAction;
  /** Whether Google can be connected here, and so again. */
  google: boolean;
};

/** Each connected account with how it is doing and what can be done about it. */
export async function ConnectionList({ connections, reader, disconnect, google }: Props) {
  const t = await getTranslations("calendars");
  return (
    <ul className="divide-y divide-line border-line border-y">
      {connections.map((connection) => (
        <li key={connection.id} className="flex flex-col gap-2 py-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="min-w-0 wrap-anywhere font-semibold text-lg">{connection.account}</h2>
            <State connection={connection} />
          </div>
          <p className="text-ink-soft text-sm">
            {t(`provider.${connection.provider}`)} ·{" "}
            {connection.writes
              ? t("writesTo", { calendar: calendarNameOf(connection, t("mainCalendar")) })
              : t("readsBusy")}
          </p>
          <LastSuccess at={connection.succeededAt} reader={reader} />
          {connection.failed > 0 ? (
            <p className="text-sm text-warn">{t("failed", { count: connection.failed })}</p>
          ) : null}
          {connection.state === "broken" ? <p className="max-w-prose">{t("brokenBody")}</p> : null}
          <div className="mt-2 flex flex-wrap items-start gap-3">
            {connection.state === "broken" && connection.provider === "google" && google ? (
              <ConnectGoogle label={t("reconnect")} account={connection.account} />
            ) : null}
            {connection.state === "broken" && connection.provider === "caldav" ? (
              <LinkButton size="sm" variant="primary" href={`/settings/calendars/caldav?again=${connection.id}`}>
                {t("reconnect")}
                <span className="sr-only"> {connection.account}</span>
              </LinkButton>
            ) : null}
            {connection.state === "connected" ? (
              <LinkButton size="sm" href={`/settings/calendars/${connection.id}`}>
                {t("choice.title")}
                <span className="sr-only"> {connection.account}</span>
              </LinkButton>
            ) : null}
            <ConfirmedForm
              action={disconnect}
              values={{ connectionId: connection.id }}
              icon={<Unplug aria-hidden="true" />}
              about={connection.account}
              className="min-w-0 open:w-full"
              words={{
                open: t("disconnect"),
                warning: t("disconnectWarning"),
                confirm: t("disconnectConfirm"),
                pending: t("disconnecting"),
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

async function State({ connection: { state } }: { connection: ConnectionView }) {
  const t = await getTranslations("calendars");
  const Icon = state === "connected" ? CircleCheck : TriangleAlert;
  return (
    <Badge tone={state === "connected" ? "good" : "warn"} icon={<Icon />}>
      {t(`state.${state}`)}
    </Badge>
  );
}

async function LastSuccess({ at, reader }: { at: number | null; reader: Reader }) {
  const t = await getTranslations("calendars");
  if (at === null) return <p className="text-ink-soft text-sm">{t("neverSynced")}</p>;
  const now = reader.now - at < MINUTE;
  return (
    <p className="text-ink-soft text-sm">
      <Time at={at}>{now ? t("syncedNow") : t("synced", { when: relativeWords(at, reader.now, reader.locale) })}</Time>
    </p>
  );
}

function calendarNameOf({ calendarName, calendarId }: ConnectionView, main: string): string {
  return calendarName ?? (calendarId === "primary" ? main : calendarId);
}
