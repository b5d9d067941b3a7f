import { Bell, BellOff } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { chooseAction } from "@/app/reminders/[id]/actions";
import { AnswerChoiceForm } from "@/components/guest/choice-form";
import { UnknownInvitation } from "@/components/guest/closed-invitation";
import { GuestNotice } from "@/components/guest/guest-notice";
import { GuestShell } from "@/components/shell/guest-shell";
import { reminderPageOf } from "@/lib/web/pages/reminder-page";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Says nothing about whom the reminders come from: titles end up in histories and tabs. */
export async function generateMetadata(): Promise<Metadata> {
  const common = await getTranslations("common");
  return { title: common("fields.reminders") };
}

/** Where a guest stops, or resumes, the reminders of one host, or the emails about messages. Reading it changes nothing. */
export default async function RemindersPage({ params, searchParams }: Props) {
  const { id } = await params;
  const of = (await searchParams).of === "messages" ? "messages" : "reminders";
  const choice = await reminderPageOf(id, of);
  if (choice === undefined) {
    return (
      <GuestShell>
        <UnknownInvitation withoutCookie />
      </GuestShell>
    );
  }
  const t = await getTranslations("reminders");
  const common = await getTranslations("common");
  const now = choice.wanted ? "wanted" : "stopped";
  return (
    <GuestShell person={choice.person}>
      <GuestNotice
        Icon={choice.wanted ? Bell : BellOff}
        title={t(`${of}.${now}.title`, { host: choice.hostName })}
        body={t(`${of}.${now}.body`, { host: choice.hostName })}
      >
        <AnswerChoiceForm
          action={chooseAction.bind(null, id)}
          hidden={{ of }}
          name="wanted"
          value={choice.wanted ? "no" : "yes"}
          words={{
            submit: t(`${of}.${now}.button`),
            pending: common("saving"),
            failed: t("failed"),
            reference: common("reference"),
          }}
        />
      </GuestNotice>
    </GuestShell>
  );
}
