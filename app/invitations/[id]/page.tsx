import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { answerAction, forgetAction, proposeAction } from "@/app/invitations/[id]/actions";
import { OwnDrafts } from "@/components/drafts/own-drafts";
import { ownerOfInvitation } from "@/components/drafts/owner";
import { CancelledInvitation, ForwardedInvitation, UnknownInvitation } from "@/components/guest/closed-invitation";
import { ForgetInvitation } from "@/components/guest/forget-invitation";
import { OpenInvitation } from "@/components/guest/open-invitation";
import { GuestShell } from "@/components/shell/guest-shell";
import { respondInput } from "@/lib/meetings/answers/respond-input";
import { isTimeZone } from "@/lib/time/time-zone";
import {
  type GuestPage,
  guestPageOf,
  pathOfGuestData,
  pathOfInvitation,
  UNKNOWN_INVITATION,
} from "@/lib/web/pages/guest-page";

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
export default async function InvitationPage(props: Props) {
  const { id } = await props.params;
  const page = await guestPageOf(id);
  const person = page?.kind === "invitation" ? page.person : undefined;
  return (
    <GuestShell person={person}>
      <OwnDrafts owner={page && ownerOfInvitation(pathOfInvitation(id))}>
        {await contentsOf(page, id, props)}
        {page === undefined ? null : <ForgetInvitation forget={forgetAction.bind(null, id)} />}
      </OwnDrafts>
    </GuestShell>
  );
}

async function contentsOf(page: GuestPage | undefined, id: string, { searchParams }: Props) {
  if (page === undefined) return <UnknownInvitation withoutCookie={id !== UNKNOWN_INVITATION} />;
  if (page.kind === "someone_else") return <ForwardedInvitation path={pathOfInvitation(id)} />;
  if (page.meeting.status === "cancelled")
    return <CancelledInvitation message={page.meeting.cancelReason} dataPath={pathOfGuestData(id)} />;
  const { zone, answer } = await searchParams;
  const chosen = typeof zone === "string" && isTimeZone(zone) ? zone : undefined;
  return (
    <OpenInvitation
      meeting={page.meeting}
      invitee={page.invitee}
      earlier={page.earlier}
      proposal={page.proposal}
      calendars={page.calendars}
      signedIn={page.signedIn}
      provenBy={page.provenBy}
      heldBack={page.heldBack}
      answer={answerAction.bind(null, id)}
      propose={proposeAction.bind(null, id)}
      hint={respondInput.shape.response.safeParse(answer).data}
      now={page.now}
      timeZone={chosen ?? page.timeZone ?? page.meeting.timeZone}
      zoneChosen={chosen !== undefined}
      locale={await getLocale()}
    />
  );
}
