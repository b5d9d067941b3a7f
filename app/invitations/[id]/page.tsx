import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerAction } from "@/app/invitations/[id]/actions";
import { ClosedInvitation } from "@/components/guest/closed-invitation";
import { OpenInvitation } from "@/components/guest/open-invitation";
import { GuestShell } from "@/components/shell/guest-shell";
import { respondInput } from "@/lib/meetings/respond-input";
import { isTimeZone } from "@/lib/time/time-zone";
import { guestPageOf } from "@/lib/web/guest-page";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Says nothing about the meeting: titles end up in histories and tabs. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("invitation");
  return { title: t("pageTitle") };
}

/** The invitation of whoever holds its cookie. Works without an account and without JavaScript; reading it changes nothing. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const page = await guestPageOf(id);
  const { zone, answer } = await searchParams;
  const chosen = typeof zone === "string" && isTimeZone(zone) ? zone : undefined;
  return (
    <GuestShell>
      {page === undefined ? <ClosedInvitation reason="unknown" /> : null}
      {page?.kind === "someone_else" ? <ClosedInvitation reason="someoneElse" /> : null}
      {page?.kind === "invitation" && page.meeting.status === "cancelled" ? (
        <ClosedInvitation reason="cancelled" />
      ) : null}
      {page?.kind === "invitation" && page.meeting.status !== "cancelled" ? (
        <OpenInvitation
          meeting={page.meeting}
          invitee={page.invitee}
          answer={answerAction.bind(null, id)}
          hint={respondInput.shape.response.safeParse(answer).data}
          now={page.now}
          timeZone={chosen ?? page.timeZone ?? page.meeting.timeZone}
          zoneChosen={chosen !== undefined}
          locale={await getLocale()}
        />
      ) : null}
    </GuestShell>
  );
}
