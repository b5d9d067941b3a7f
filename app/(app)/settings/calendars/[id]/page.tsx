import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { chooseAction } from "@/app/(app)/settings/calendars/actions";
import { CalendarChoiceForm } from "@/components/calendars/choice-form";
import { PageHeading } from "@/components/shell/page-heading";
import { LinkButton } from "@/components/ui/form/link-button";
import { Notice } from "@/components/ui/notice";
import { listConnections } from "@/lib/calendars/list-connections";
import { signedInReader } from "@/lib/web/callers/page-context";
import { calendarChoices } from "@/lib/web/pages/calendar-choices";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("calendars");
  return { title: t("choice.title") };
}

/** Which calendar of an account holds the meetings, and which ones say when their owner is busy. */
export default async function CalendarChoicePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { ctx } = await signedInReader(`/settings/calendars/${id}`);
  const connections = await listConnections(ctx);
  const connection = connections.find((one) => one.id === id);
  if (!connection) notFound();
  const choices = await calendarChoices(ctx, id);
  const t = await getTranslations("calendars");
  const common = await getTranslations("common");
  const { connected } = await searchParams;
  const written = connections.filter((one) => one.writes && one.id !== id).map(({ account }) => account);
  const others = written.join(", ");
  return (
    <div className="flex max-w-xl flex-col gap-8">
      <header>
        <PageHeading>{t("choice.title")}</PageHeading>
        <p className="mt-3 wrap-anywhere text-ink-soft">{connection.account}</p>
      </header>
      {connected === "1" ? (
        <Notice tone="good" role="status">
          {connection.writes ? t("done.connected") : t("done.connectedBusy", { count: written.length, others })}
        </Notice>
      ) : null}
      {choices ? (
        <CalendarChoiceForm
          action={chooseAction}
          connection={connection}
          choices={choices}
          writing={
            written.length === 0
              ? [
                  { value: "also", label: t("choice.writesYes") },
                  { value: "no", label: t("choice.writesNo") },
                ]
              : [
                  { value: "no", label: t("choice.writesNo") },
                  { value: "instead", label: t("choice.writesInstead", { others }) },
                  { value: "also", label: t("choice.writesAlso", { others }) },
                ]
          }
          words={{
            writes: t("choice.writes"),
            writesHint: t("choice.writesHint"),
            calendar: t("choice.calendar"),
            calendarHint: t("choice.calendarHint"),
            busy: t("choice.busy"),
            busyHint: t("choice.busyHint"),
            shares: t("choice.shares"),
            sharesHint: t("choice.sharesHint"),
            meet: t("choice.meet"),
            meetHint: t("choice.meetHint"),
            save: t("choice.save"),
            saving: common("saving"),
          }}
        />
      ) : (
        <Notice tone="warn" title={t("choice.unreachableTitle")}>
          <p>{t("choice.unreachable")}</p>
          <LinkButton className="mt-3" size="sm" href={`/settings/calendars/${id}`}>
            {common("retry")}
          </LinkButton>
        </Notice>
      )}
    </div>
  );
}
