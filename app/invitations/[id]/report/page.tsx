import { HeartHandshake } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { reportAction } from "@/app/invitations/[id]/actions";
import { ForwardedInvitation, UnknownInvitation } from "@/components/guest/closed-invitation";
import { GuestNotice } from "@/components/guest/guest-notice";
import { ReportForm } from "@/components/guest/report-form";
import { GuestShell } from "@/components/shell/guest-shell";
import { PlainTextLink } from "@/components/ui/plain-links";
import { type GuestPage, guestPageOf, pathOfInvitation } from "@/lib/web/pages/guest-page";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("report");
  return { title: t("pageTitle") };
}

/** Where a guest tells the operators that something is wrong with an invitation. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { sent } = await searchParams;
  const page = await guestPageOf(id);
  const person = page?.kind === "invitation" ? page.person : undefined;
  return <GuestShell person={person}>{await contentsOf(page, id, sent !== undefined)}</GuestShell>;
}

async function contentsOf(page: GuestPage | undefined, id: string, sent: boolean) {
  const path = pathOfInvitation(id);
  if (page === undefined) return <UnknownInvitation withoutCookie />;
  if (page.kind === "someone_else") return <ForwardedInvitation path={path} />;
  const t = await getTranslations("report");
  const common = await getTranslations("common");
  const back = (
    <PlainTextLink href={path} className="inline-flex min-h-8 items-center">
      {t("back")}
    </PlainTextLink>
  );
  if (sent) {
    return (
      <GuestNotice Icon={HeartHandshake} title={t("sent.title")} body={t("sent.body")}>
        {back}
      </GuestNotice>
    );
  }
  const reasons = (["unknown_sender", "unwanted", "harmful"] as const).map((value) => ({
    value,
    label: t(`reasons.${value}`),
  }));
  const words = {
    question: t("question"),
    submit: t("submit"),
    pending: common("sending"),
    failed: t("failed"),
    reference: common("reference"),
  };
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="mt-4 mb-8 max-w-prose text-ink-soft">{t("body")}</p>
      <ReportForm action={reportAction.bind(null, id)} reasons={reasons} words={words} />
      <p className="mt-8">{back}</p>
    </>
  );
}
