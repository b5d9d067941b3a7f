import { CalendarSync } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { disconnectAction } from "@/app/(app)/settings/calendars/actions";
import { ConnectGoogle } from "@/components/calendars/connect-google";
import { ConnectionList } from "@/components/calendars/connection-list";
import { PageHeading } from "@/components/shell/page-heading";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/form/link-button";
import { Notice } from "@/components/ui/notice";
import { listConnections } from "@/lib/calendars/list-connections";
import { signedInReader } from "@/lib/web/callers/page-context";
import { connectProblems, offersGoogle } from "@/lib/web/pages/google-connect";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getTranslations("settings");
  return { title: settings("nav.calendars") };
}

/** The reader's connected calendars: how each is doing, connecting another, and the end of one. */
export default async function CalendarsPage({ searchParams }: Props) {
  const { ctx, reader } = await signedInReader("/settings/calendars");
  const connections = await listConnections(ctx);
  const t = await getTranslations("calendars");
  const settings = await getTranslations("settings");
  const google = offersGoogle();
  const another = connections.length > 0;
  return (
    <div className="flex flex-col gap-8">
      <header>
        <PageHeading>{settings("nav.calendars")}</PageHeading>
        <p className="mt-3 max-w-prose text-ink-soft">{t("intro")}</p>
      </header>
      <Outcome asked={await searchParams} />
      {connections.length === 0 ? (
        <EmptyState icon={<CalendarSync />} title={t("emptyTitle")}>
          {t("emptyBody")}
        </EmptyState>
      ) : (
        <ConnectionList
          connections={connections}
          reader={{ timeZone: reader.timeZone, locale: await getLocale(), now: ctx.now() }}
          disconnect={disconnectAction}
          google={google}
        />
      )}
      <div className="flex flex-wrap gap-3">
        {google ? <ConnectGoogle label={t(another ? "connectAnother" : "connectGoogle")} another={another} /> : null}
        <LinkButton href="/settings/calendars/caldav">{t("connectCaldav")}</LinkButton>
      </div>
    </div>
  );
}

/** What the form or the provider that led here has done. */
async function Outcome({ asked }: { asked: Awaited<Props["searchParams"]> }) {
  const t = await getTranslations("calendars");
  const problem = connectProblems.find((known) => known === asked.problem);
  if (problem) {
    return (
      <Notice tone="bad" role="alert" title={t("problem.title")}>
        {t(`problem.${problem}`)}
      </Notice>
    );
  }
  const done = (["saved", "busy", "reconnected", "disconnected"] as const).find((known) => asked[known] === "1");
  return done ? (
    <Notice tone="good" role="status">
      {t(`done.${done}`)}
    </Notice>
  ) : null;
}
